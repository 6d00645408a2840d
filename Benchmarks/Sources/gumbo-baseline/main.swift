import CGumbo
import Measurement

/// A whole HTML5 tree by gumbo, made and thrown away.
func build(_ page: PageFolder.Page) -> Int {
  unsafe page.bytes.withUnsafeBytes { bytes in
    var options = unsafe kGumboDefaultOptions
    let text = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard let output = unsafe gumbo_parse_with_options(&options, text, bytes.count) else {
      return 0
    }
    let children = unsafe Int(output.pointee.document.pointee.v.document.children.length)
    unsafe gumbo_destroy_output(&options, output)
    return children
  }
}

try Measurement.run("gumbo-baseline", counting: "children", options: Options(), build)
