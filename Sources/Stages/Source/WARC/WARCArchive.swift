import Glibc
import Reports

/// A WARC file or a directory of them: reads one listed record at a time, within the budget of bytes.
package final class WARCArchive {
  /// The file or directory as the user gave it.
  package let path: String
  /// Whether it is one file.
  let isFile: Bool
  /// Bytes a page may have; larger ones are refused.
  package let budget: Int
  /// The bytes behind the record that was read last, for the next one.
  private var current: (path: [UInt8], bytes: WARCBytes)?

  /// Takes the file or directory at `path`.
  ///
  /// - Throws: ``SystemError`` when it cannot be opened.
  package init(path: String, budget: Int) throws(SystemError) {
    self.path = path
    self.budget = budget
    let handle = try FileHandle(opening: Array(path.utf8), flags: O_RDONLY | O_NONBLOCK)
    isFile = try handle.status().st_mode & S_IFMT == S_IFREG
  }

  /// The path of a file from its entry's path, which for a single file is its name.
  func absolute(_ entry: [UInt8]) -> [UInt8] {
    isFile ? Array(path.utf8) : Array(path.utf8) + [UInt8(ascii: "/")] + entry
  }

  /// Reads the page of a record; whatever goes wrong is in the result, as data.
  package func read(_ entry: PageListEntry) -> PageReading {
    let place = entry.place ?? WARCPlace(offset: 0, skip: 0)
    // Where it stands is all that is known of a record that cannot be read.
    let unknown = PageDirectory.url(of: entry.path) + "#\(place.offset)"
    var reading = PageReading(page: RawPage(url: unknown, body: []))
    do {
      if let damage = place.damage { throw Refusal(.sourceUnreadable, at: .source, damage) }
      let bytes = try bytes(of: entry.path, at: place)
      current = nil
      let header = try header(bytes, entry, &reading)
      let block = try block(bytes, header)
      current = (entry.path, bytes)
      try fill(&reading, header, block)
    } catch let refusal as Refusal {
      reading.refusal = refusal
    } catch let error as SystemError {
      reading.refusal = PageDirectory.refusal(for: error)
    } catch {
      reading.refusal = Refusal(.sourceUnreadable, at: .source, "\(error)")
    }
    return reading
  }

  /// The bytes at a place: those at hand, if the place is just ahead of them.
  private func bytes(of path: [UInt8], at place: WARCPlace) throws(SystemError) -> WARCBytes {
    if let current, current.path == path, try !current.bytes.peek(1).isEmpty {
      let here = current.bytes.place
      let distance =
        current.bytes.isCompressed
        ? (here.offset == place.offset ? place.skip - here.skip : -1)
        : place.offset - here.offset
      if distance >= 0, current.bytes.isCompressed || distance < 1 << 20 {
        _ = try current.bytes.skip(distance)
        return current.bytes
      }
    }
    return try WARCBytes(path: absolute(path), at: place)
  }

  private func header(
    _ bytes: WARCBytes,
    _ entry: PageListEntry,
    _ reading: inout PageReading
  ) throws -> WARCRecordHeader {
    let (head, length) = try bytes.head(limit: WARCRecordHeader.limit)
    guard let length, let header = WARCRecordHeader(head), header.length == entry.size else {
      throw Self.refusal("the file was changed: the record that was listed is not there")
    }
    reading.bytes = header.length
    reading.page.fetchedAt = header.date
    guard let url = header.url else { throw Self.refusal("the record has no WARC-Target-URI") }
    reading.page.url = url
    if header.isSegmented {
      throw Self.refusal("the page is in several records, which is not read")
    }
    if let reason = header.truncated {
      throw Self.refusal("its crawler cut the page (WARC-Truncated: \(reason))")
    }
    _ = try bytes.skip(length)
    return header
  }

  private func block(_ bytes: WARCBytes, _ header: WARCRecordHeader) throws -> [UInt8] {
    // Chunks and heads make a page longer than it is.
    let limit = 2 * budget + HTTPResponse.limit
    guard header.length <= limit else { throw tooLarge("the record has \(header.length) bytes") }
    let block = Array(try bytes.peek(header.length).prefix(header.length))
    _ = try bytes.skip(block.count)
    let last = bytes.place
    guard block.count == header.length, try !bytes.peek(1).isEmpty || !bytes.isBroken(at: last)
    else { throw Self.refusal("the record is damaged or cut") }
    return block
  }

  private func fill(
    _ reading: inout PageReading,
    _ header: WARCRecordHeader,
    _ block: [UInt8]
  ) throws {
    var body = block[...]
    if header.type == "resource" {
      reading.page.contentType = header.contentType
      guard body.count <= budget else { throw tooLarge("the page has \(body.count) bytes") }
    } else {
      guard let response = HTTPResponse(block[...]) else {
        throw Self.refusal("the record holds no HTTP response")
      }
      reading.page.contentType = response.contentType
      reading.page.httpStatus = response.status
      do throws(HTTPResponse.PayloadError) {
        body = try response.payload(of: block[response.headLength...], atMost: budget)
      } catch {
        switch error {
        case .tooLarge: throw tooLarge("the page has more bytes")
        case .unreadable(let problem): throw Self.refusal("of the page, \(problem)")
        }
      }
    }
    reading.bytes = body.count
    reading.page.body = Array(body)
  }

  private func tooLarge(_ what: String) -> Refusal {
    Refusal(.pageTooLarge, at: .source, "\(what), the budget is \(budget)")
  }

  private static func refusal(_ detail: String) -> Refusal {
    Refusal(.sourceUnreadable, at: .source, detail)
  }
}
