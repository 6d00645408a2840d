"""Bytes to text: byte-order mark, header, meta, then what the bytes themselves allow; JSON and script unwrapped."""
import codecs
import json
import re

META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
HEADER = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9_-]+)", re.I)
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "utf8": "utf-8", "utf-16": "utf-16-le",
           "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "big5": "big5hkscs"}
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SCRIPT_STRING = re.compile(r"(?:=|write\()\s*(\"\s*<(?:[^\"\\]|\\.){200,}\")", re.S)


def decode(body, content_type):
    """(text, charset, where it came from, replacement characters)"""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body[len(mark):].decode(name, "replace"), name, "bom", 0
    tried = []
    match = HEADER.search(content_type or "")
    if match:
        tried.append((match[1].lower(), "http"))
    match = META.search(body[:4096])
    if match:
        tried.append((match[1].decode("ascii").lower(), "meta"))
    tried += [("utf-8", "content"), ("gb18030", "content")]
    for name, source in tried:
        name = ALIASES.get(name, name)
        try:
            return body.decode(name), name, source, 0
        except (UnicodeDecodeError, LookupError):
            continue
    text = body.decode("utf-8", "replace")
    return text, "utf-8", "content", text.count("\ufffd")


def unwrap(text):
    """The longest HTML string of a JSON answer or of a script, with the answer's short values as lines before it."""
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            strings = sorted(walk(json.loads(text)), key=lambda item: len(item[1]))
        except ValueError:
            return text
        if strings and "<" in strings[-1][1]:
            lines = "".join(f"<p>{'发布日期：' if 'date' in k.lower() else ''}{v}</p>" for k, v in strings[:-1])
            return lines + strings[-1][1]
        return text
    if "<script" in text:
        match = SCRIPT_STRING.search(text)
        if match:
            try:
                return text[:match.start()] + "</script>" + json.loads(match[1])
            except ValueError:
                pass
    return text


def walk(tree, key=""):
    if isinstance(tree, dict):
        for k, v in tree.items():
            yield from walk(v, k)
    elif isinstance(tree, list):
        for v in tree:
            yield from walk(v, key)
    elif isinstance(tree, str):
        yield key, tree
