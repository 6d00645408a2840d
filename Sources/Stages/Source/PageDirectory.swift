import FileSink
import Glibc
import Reports

/// A directory of page files: reads one listed entry at a time, within the budget of bytes.
package struct PageDirectory: Sendable {
  /// The directory as the user gave it.
  package let path: String
  /// Bytes a page may have; larger ones are refused unread.
  package let budget: Int

  package init(path: String, budget: Int) {
    self.path = path
    self.budget = budget
  }

  /// Reads the page and its sidecar.
  ///
  /// Whatever goes wrong is in the result, as data.
  package func read(_ entry: PageListEntry) -> PageReading {
    var reading = PageReading(page: RawPage(url: Self.url(of: entry.path), body: []))
    readSidecar(of: entry.path, into: &reading)
    do {
      let handle = try FileHandle(opening: absolute(entry.path), flags: O_RDONLY | O_NONBLOCK)
      let status = try handle.status()
      guard status.st_mode & S_IFMT == S_IFREG else {
        reading.refusal = Refusal(
          .sourceUnreadable,
          at: .source,
          "what stands at this path is no file any more"
        )
        return reading
      }
      reading.bytes = Int(status.st_size)
      guard status.st_size <= budget else {
        reading.refusal = tooLarge(Int(status.st_size))
        return reading
      }
      // One byte more than was announced, and than is allowed, tells a file that grew meanwhile.
      var body = try handle.read(atMost: Int(status.st_size) + 1)
      if body.count > status.st_size {
        body += try handle.read(atMost: budget + 1 - body.count, from: body.count)
      }
      reading.bytes = body.count
      if body.count > budget {
        reading.refusal = tooLarge(body.count)
      } else {
        reading.page.body = body
      }
    } catch let error {
      reading.refusal = Self.refusal(for: error)
    }
    return reading
  }

  /// Whether the file and its sidecar have still the size and times of their entry.
  package func isAsListed(_ entry: PageListEntry) -> Bool {
    guard let status = try? status(of: absolute(entry.path)) else { return false }
    var now = entry
    now.size = Int(status.st_size)
    now.modified = status.modified
    do throws(SystemError) {
      now.sidecarModified = try self.status(of: absolute(entry.path) + Self.sidecarSuffix).modified
    } catch {
      guard [ENOENT, ENOTDIR, ELOOP].contains(error.code) else { return false }
      now.sidecarModified = 0
    }
    return !now.isTouched(since: entry)
  }

  private func status(of path: [UInt8]) throws(SystemError) -> stat {
    try FileHandle(opening: path, flags: O_RDONLY | O_NONBLOCK).status()
  }

  private func tooLarge(_ size: Int) -> Refusal {
    Refusal(.pageTooLarge, at: .source, "the page has \(size) bytes, the budget is \(budget)")
  }

  static func refusal(for error: SystemError) -> Refusal {
    let missing = error.code == ENOENT || error.code == ENOTDIR
    return Refusal(
      missing ? .sourceMissing : .sourceUnreadable,
      at: .source,
      "cannot \(error.action) the file: \(error.reason)"
    )
  }

  private func readSidecar(of page: [UInt8], into reading: inout PageReading) {
    let name = absolute(page) + Self.sidecarSuffix
    let shown = String(decoding: name, as: UTF8.self)
    do throws(SystemError) {
      let handle = try FileHandle(opening: name, flags: O_RDONLY | O_NONBLOCK)
      let bytes = try handle.read(atMost: Self.sidecarLimit + 1)
      guard bytes.count <= Self.sidecarLimit, let sidecar = try? Sidecar.parse(bytes) else {
        reading.warning = "\(shown) is no JSON object of a sidecar; the page goes on without it"
        return
      }
      reading.page.url = sidecar.url ?? reading.page.url
      reading.page.contentType = sidecar.contentType
      reading.page.fetchedAt = sidecar.fetchedAt
      reading.page.httpStatus = sidecar.httpStatus
      if !sidecar.wrongKeys.isEmpty {
        let keys = sidecar.wrongKeys.joined(separator: ", ")
        reading.warning = "\(shown): values of a wrong type are not used: \(keys)"
      }
    } catch {
      if error.code != ENOENT, error.code != ENOTDIR { reading.warning = "\(error)" }
    }
  }

  /// The absolute path of a page, for people.
  func name(of entry: PageListEntry) -> String {
    OutputFolder.absolute(path) + "/" + String(decoding: entry.path, as: UTF8.self)
  }

  private func absolute(_ entry: [UInt8]) -> [UInt8] {
    Array(path.utf8) + [UInt8(ascii: "/")] + entry
  }

  /// `file:` and the path; bytes that are no UTF-8 are written as `%XX`, so that two paths never
  /// share a URL.
  static func url(of path: [UInt8]) -> String { "file:" + text(ofPath: path) }

  /// Bytes as text: UTF-8, or where they are none with `%XX`.
  static func text(ofPath path: [UInt8]) -> String {
    if let text = String(validating: path, as: UTF8.self) { return text }
    return path.reduce(into: "") { url, byte in
      if byte < 0x80, byte != UInt8(ascii: "%") {
        url.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        url += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// What the name of a page's sidecar has behind the page's own.
  static let sidecarSuffix = Array(".meta.json".utf8)

  private static let sidecarLimit = 1 << 16
}
