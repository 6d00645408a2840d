import Foundation
import TestSupport

/// Page directories that the tests make for themselves.
enum Corpus {
  /// Small pages of many kinds in nested folders, some with a sidecar, some empty or no text.
  static func small(_ count: Int, in folder: TemporaryFolder, from start: Int = 0) throws {
    for index in start..<(start + count) {
      let name = "\(index % 7)/\(index % 13)/\(index).html"
      switch index % 101 {
      case 17: try folder.write(name, "")
      case 34: try folder.write(name, "%PDF-1.4 \(index)")
      default:
        try folder.write(
          name,
          """
          <html><head><title>云溪县第\(index)局2022年政府信息公开工作年度报告</title></head>
          <body><h1>2022年政府信息公开工作年度报告</h1><p>一、总体情况 第\(index)号。</p>
          <table><tr><td>本年新收政府信息公开申请数量</td><td>\(index)</td></tr></table>
          </body></html>
          """
        )
      }
      if index % 11 == 0 {
        try folder.write(
          name + ".meta.json",
          #"{"url":"http://www.yunxi.gov.cn/\#(index).html","http_status":200}"#
        )
      }
    }
  }

  /// One page of much markup and no text, under many names that share its bytes on the disk.
  static func heavy(_ count: Int, bytes: Int, in folder: TemporaryFolder) throws {
    let unit = "<b></b>"
    try folder.write("0.html", String(repeating: unit, count: bytes / unit.utf8.count))
    for index in 1..<max(1, count) {
      try FileManager.default.linkItem(
        atPath: folder.path + "/0.html",
        toPath: folder.path + "/\(index).html"
      )
    }
  }
}
