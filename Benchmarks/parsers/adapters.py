"""Each parser's tree as `Node`s. A missing library is reported as missing, not as a failure."""
import ctypes
import ctypes.util

from .grid import Node


def from_etree(element):
    """A tree of ElementTree's kind (html5lib, lxml), comments and instructions left out."""
    node = Node(element.tag.rpartition("}")[2].lower(), {str(k).lower(): v for k, v in element.attrib.items()})
    if element.text:
        node.children.append(element.text)
    for child in element:
        if isinstance(child.tag, str):
            node.children.append(from_etree(child))
        if child.tail:
            node.children.append(child.tail)
    return node


def html5lib(text):
    import html5lib as library
    return from_etree(library.parse(text, treebuilder="etree", namespaceHTMLElements=False))


def lxml(text):
    import lxml.html
    return from_etree(lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")))


def libxml2(text):
    """The system's libxml2 (what a Swift program links), its tree taken over by way of its XML text."""
    from lxml import etree
    library = ctypes.CDLL(ctypes.util.find_library("xml2"))
    library.htmlReadMemory.restype = ctypes.c_void_p
    library.htmlReadMemory.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
    library.xmlDocDumpMemoryEnc.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p),
                                            ctypes.POINTER(ctypes.c_int), ctypes.c_char_p]
    library.xmlFreeDoc.argtypes = [ctypes.c_void_p]
    data = text.encode()
    recover, no_error, no_warning = 1, 32, 64
    document = library.htmlReadMemory(data, len(data), None, b"utf-8", recover | no_error | no_warning)
    if not document:
        return Node("html", {})
    out, size = ctypes.c_void_p(), ctypes.c_int()
    library.xmlDocDumpMemoryEnc(document, ctypes.byref(out), ctypes.byref(size), b"utf-8")
    xml = ctypes.string_at(out, size.value)
    library.xmlFreeDoc(document)
    return from_etree(etree.fromstring(xml, parser=etree.XMLParser(recover=True, huge_tree=True)))


class Vector(ctypes.Structure):
    _fields_ = [("data", ctypes.POINTER(ctypes.c_void_p)), ("length", ctypes.c_uint), ("capacity", ctypes.c_uint)]


class Piece(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class Position(ctypes.Structure):
    _fields_ = [("line", ctypes.c_uint), ("column", ctypes.c_uint), ("offset", ctypes.c_uint)]


class Element(ctypes.Structure):
    _fields_ = [("children", Vector), ("tag", ctypes.c_int), ("namespace", ctypes.c_int), ("original", Piece),
                ("original_end", Piece), ("start", Position), ("end", Position), ("attributes", Vector)]


class Text(ctypes.Structure):
    _fields_ = [("text", ctypes.c_char_p), ("original", Piece), ("start", Position)]


class Value(ctypes.Union):
    _fields_ = [("element", Element), ("text", Text), ("document", Vector)]


class GumboNode(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("parent", ctypes.c_void_p), ("index", ctypes.c_size_t),
                ("flags", ctypes.c_int), ("v", Value)]


class Attribute(ctypes.Structure):
    _fields_ = [("namespace", ctypes.c_int), ("name", ctypes.c_char_p)] + [
        ("original_name", Piece), ("value", ctypes.c_char_p)]


class Output(ctypes.Structure):
    _fields_ = [("document", ctypes.POINTER(GumboNode)), ("root", ctypes.POINTER(GumboNode))]


ELEMENT, TEXT, CDATA, WHITESPACE, TEMPLATE = 1, 2, 3, 5, 6


def gumbo(text):
    library = ctypes.CDLL(ctypes.util.find_library("gumbo"))
    library.gumbo_parse_with_options.restype = ctypes.POINTER(Output)
    library.gumbo_normalized_tagname.restype = ctypes.c_char_p
    options = (ctypes.c_char * 64).in_dll(library, "kGumboDefaultOptions")
    data = text.encode()
    output = library.gumbo_parse_with_options(ctypes.byref(options), data, ctypes.c_size_t(len(data)))

    def convert(node):
        element = node.v.element
        name = library.gumbo_normalized_tagname(element.tag) or b""
        if not name:
            name = ctypes.string_at(element.original.data, element.original.length).strip(b"</>").split()[:1]
            name = name[0] if name else b"unknown"
        attributes = {}
        for i in range(element.attributes.length):
            item = ctypes.cast(element.attributes.data[i], ctypes.POINTER(Attribute)).contents
            attributes[item.name.decode("utf-8", "replace").lower()] = item.value.decode("utf-8", "replace")
        out = Node(name.decode("utf-8", "replace").lower(), attributes)
        for i in range(element.children.length):
            child = ctypes.cast(element.children.data[i], ctypes.POINTER(GumboNode)).contents
            if child.type in (ELEMENT, TEMPLATE):
                out.children.append(convert(child))
            elif child.type in (TEXT, CDATA, WHITESPACE):
                out.children.append(child.v.text.text.decode("utf-8", "replace"))
        return out

    root = convert(output.contents.root.contents)
    library.gumbo_destroy_output(ctypes.byref(options), output)
    return root


def from_selectolax(node):
    out = Node(node.tag, {k: v or "" for k, v in (node.attributes or {}).items()})
    child = node.child
    while child is not None:
        if child.tag in ("-text", "_text"):
            out.children.append(child.text(deep=False) or "")
        elif child.tag and not child.tag.startswith(("-", "_", "!")):
            out.children.append(from_selectolax(child))
        child = child.next
    return out


def lexbor(text):
    from selectolax.lexbor import LexborHTMLParser
    return from_selectolax(LexborHTMLParser(text).root)


ADAPTERS = {"html5lib": html5lib, "lxml": lxml, "libxml2": libxml2, "gumbo": gumbo, "lexbor": lexbor}
