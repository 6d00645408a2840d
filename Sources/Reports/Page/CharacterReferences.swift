/// Character references of HTML: numeric ones, the names of HTML 4 and the marks of HTML 5 that pages
/// use.
///
/// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
enum CharacterReferences {
  /// The reference that starts at the first byte (`&`), and its length in bytes; `nil` where the `&`
  /// is only a character.
  static func read(_ text: Span<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    guard text.count > 2, text[0] == UInt8(ascii: "&") else { return nil }
    return text[1] == UInt8(ascii: "#") ? readNumeric(text) : readNamed(text)
  }

  /// A text with its references decoded, for attributes and titles.
  static func decode(_ text: Span<UInt8>) -> String {
    guard text.firstRange(of: [UInt8(ascii: "&")]) != nil else {
      return unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"),
        let reference = read(text.extracting(index..<text.count))
      {
        bytes.append(
          contentsOf: UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter
        )
        index += reference.length
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func readNumeric(
    _ text: Span<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var index = 2
    let isHexadecimal = text[2] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index = 3 }
    let start = index
    var value: UInt32 = 0
    while index < text.count, let digit = digit(text[index], hexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > start else { return nil }
    if index < text.count, text[index] == UInt8(ascii: ";") { index += 1 }
    if 0x80...0x9F ~= value { value = windows1252[Int(value - 0x80)] }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return (scalar ?? "\u{FFFD}", index)
  }

  private static func digit(_ byte: UInt8, hexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where hexadecimal: UInt32(byte - 0x37)
    case 0x61...0x66 where hexadecimal: UInt32(byte - 0x57)
    default: nil
    }
  }

  private static func readNamed(_ text: Span<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    var name: [UInt8] = []
    var index = 1
    var legacyMatch: (scalar: Unicode.Scalar, length: Int)?
    while index < text.count, index <= longestName {
      let byte = text[index]
      guard 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 else { break }
      name.append(byte)
      index += 1
      if legacy.contains(name), let scalar = names[name] { legacyMatch = (scalar, index) }
    }
    if index < text.count, text[index] == UInt8(ascii: ";"), let scalar = names[name] {
      return (scalar, index + 1)
    }
    return legacyMatch
  }

  private static let longestName = 16

  private static let names: [[UInt8]: Unicode.Scalar] = {
    var names: [[UInt8]: Unicode.Scalar] = [:]
    for entry in nameList.split(separator: " ") {
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let value = UInt32(parts[1], radix: 16) else { continue }
      names[Array(parts[0].utf8)] = Unicode.Scalar(value)
    }
    return names
  }()

  /// Names that also count without their semicolon.
  private static let legacy = Set(legacyList.split(separator: " ").map { Array($0.utf8) })

  /// What numeric references 0x80…0x9F mean.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  private static let nameList = """
    AElig=c6 AMP=26 Aacute=c1 Acirc=c2 Agrave=c0 Alpha=391 Aring=c5 Atilde=c3 Auml=c4 Beta=392 \
    COPY=a9 Ccedil=c7 Chi=3a7 Dagger=2021 Delta=394 ETH=d0 Eacute=c9 Ecirc=ca Egrave=c8 \
    Epsilon=395 Eta=397 Euml=cb GT=3e Gamma=393 Iacute=cd Icirc=ce Igrave=cc Iota=399 Iuml=cf \
    Kappa=39a LT=3c Lambda=39b MediumSpace=205f Mu=39c NewLine=a NoBreak=2060 \
    NonBreakingSpace=a0 Ntilde=d1 Nu=39d OElig=152 Oacute=d3 Ocirc=d4 Ograve=d2 Omega=3a9 \
    Omicron=39f Oslash=d8 Otilde=d5 Ouml=d6 Phi=3a6 Pi=3a0 Prime=2033 Psi=3a8 QUOT=22 REG=ae \
    Rho=3a1 Scaron=160 Sigma=3a3 THORN=de Tab=9 Tau=3a4 Theta=398 Uacute=da Ucirc=db Ugrave=d9 \
    Upsilon=3a5 Uuml=dc Xi=39e Yacute=dd Yuml=178 ZeroWidthSpace=200b Zeta=396 aacute=e1 \
    acirc=e2 acute=b4 aelig=e6 agrave=e0 alefsym=2135 alpha=3b1 amp=26 and=2227 ang=2220 \
    apos=27 aring=e5 ast=2a asymp=2248 atilde=e3 auml=e4 bdquo=201e beta=3b2 brvbar=a6 bsol=5c \
    bull=2022 bullet=2022 cap=2229 ccedil=e7 cedil=b8 cent=a2 centerdot=b7 check=2713 \
    checkmark=2713 chi=3c7 circ=2c6 clubs=2663 colon=3a comma=2c commat=40 cong=2245 copy=a9 \
    crarr=21b5 cross=2717 cup=222a curren=a4 dArr=21d3 dagger=2020 darr=2193 dash=2010 deg=b0 \
    delta=3b4 diams=2666 divide=f7 dollar=24 eacute=e9 ecirc=ea egrave=e8 empty=2205 emsp=2003 \
    emsp13=2004 emsp14=2005 ensp=2002 epsilon=3b5 equals=3d equiv=2261 eta=3b7 eth=f0 euml=eb \
    euro=20ac excl=21 exist=2203 female=2640 fnof=192 forall=2200 frac12=bd frac14=bc \
    frac34=be frasl=2044 gamma=3b3 ge=2265 grave=60 gt=3e hArr=21d4 hairsp=200a harr=2194 \
    hearts=2665 hellip=2026 horbar=2015 hyphen=2010 iacute=ed icirc=ee iexcl=a1 igrave=ec \
    image=2111 infin=221e int=222b iota=3b9 iquest=bf isin=2208 iuml=ef kappa=3ba lArr=21d0 \
    lambda=3bb lang=2329 laquo=ab larr=2190 lbrack=5b lceil=2308 lcub=7b ldquo=201c le=2264 \
    lfloor=230a lowast=2217 lowbar=5f loz=25ca lpar=28 lrm=200e lsaquo=2039 lsqb=5b lsquo=2018 \
    lt=3c macr=af male=2642 mdash=2014 micro=b5 middot=b7 minus=2212 mldr=2026 mu=3bc \
    nabla=2207 nbsp=a0 ndash=2013 ne=2260 ni=220b nldr=2025 not=ac notin=2209 nsub=2284 \
    ntilde=f1 nu=3bd num=23 numsp=2007 oacute=f3 ocirc=f4 oelig=153 ograve=f2 oline=203e \
    omega=3c9 omicron=3bf oplus=2295 or=2228 ordf=aa ordm=ba oslash=f8 otilde=f5 otimes=2297 \
    ouml=f6 para=b6 part=2202 percnt=25 period=2e permil=2030 perp=22a5 phi=3c6 pi=3c0 piv=3d6 \
    plus=2b plusmn=b1 pound=a3 prime=2032 prod=220f prop=221d psi=3c8 puncsp=2008 quest=3f \
    quot=22 rArr=21d2 radic=221a rang=232a raquo=bb rarr=2192 rbrack=5d rceil=2309 rcub=7d \
    rdquo=201d real=211c reg=ae rfloor=230b rho=3c1 rlm=200f rpar=29 rsaquo=203a rsqb=5d \
    rsquo=2019 sbquo=201a scaron=161 sdot=22c5 sect=a7 semi=3b shy=ad sigma=3c3 sigmaf=3c2 \
    sim=223c sol=2f spades=2660 star=2606 starf=2605 sub=2282 sube=2286 sum=2211 sup=2283 \
    sup1=b9 sup2=b2 sup3=b3 supe=2287 szlig=df tau=3c4 there4=2234 theta=3b8 thetasym=3d1 \
    thinsp=2009 thorn=fe tilde=2dc times=d7 trade=2122 uArr=21d1 uacute=fa uarr=2191 ucirc=fb \
    ugrave=f9 uml=a8 upsih=3d2 upsilon=3c5 uuml=fc verbar=7c vert=7c weierp=2118 xi=3be \
    yacute=fd yen=a5 yuml=ff zeta=3b6 zwj=200d zwnj=200c
    """

  private static let legacyList = """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml \
    GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG \
    THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde \
    auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 \
    frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not \
    ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg \
    sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml
    """
}
