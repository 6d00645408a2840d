import Foundation
import Glibc
import Reports
import Stages

/// Reads the one page that `parse` is given, with the sidecar beside it.
struct PageInput {
  /// The page, or why there is none.
  struct Reading {
    var page: RawPage
    var refusal: Refusal?
    /// What is wrong with the sidecar.
    var warning: String?
  }

  /// The path of a file, or `-` for standard input.
  let path: String
  /// Bytes a page may have.
  let budget: Int

  /// - Throws: ``CommandEnd`` with exit code 2 when there is no such file.
  func read() throws -> Reading {
    if path == "-" { return try stream(.standardInput, url: "file:-") }
    var status = stat()
    // SAFETY: Swift passes the path as a NUL-terminated copy, and `status` outlives the call.
    guard unsafe stat(path, &status) == 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw CommandEnd(
        isMissing ? ExitStatus.usage : ExitStatus.failed,
        isMissing
          ? "nianbao: there is no file \(path)" : "nianbao: the path \(path) cannot be looked at"
      )
    }
    let url = URL(filePath: path)
    let name = url.lastPathComponent
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      // As in a run over the file's folder, so that the record is the same.
      let folder = path.contains("/") ? url.deletingLastPathComponent() : URL(filePath: ".")
      let reading = PageDirectory(path: folder.path(percentEncoded: false), budget: budget)
        .read(PageListEntry(path: Array(name.utf8), size: 0, modified: 0))
      return Reading(page: reading.page, refusal: reading.refusal, warning: reading.warning)
    case S_IFDIR:
      throw CommandEnd.usage(
        "\(path) is a folder; parse reads one page, nianbao run --pages reads folders"
      )
    default:
      // A pipe, as shells make one for `<(…)`.
      guard let source = FileHandle(forReadingAtPath: path) else {
        throw CommandEnd(ExitStatus.failed, "nianbao: \(path) cannot be read")
      }
      return try stream(source, url: "file:\(name)")
    }
  }

  /// Reads to the end, but not far beyond the budget.
  private func stream(_ source: FileHandle, url: String) throws -> Reading {
    var body: [UInt8] = []
    do {
      while body.count <= budget, let part = try source.read(upToCount: 1 << 16), !part.isEmpty {
        body.append(contentsOf: part)
      }
    } catch {
      throw CommandEnd(
        ExitStatus.failed,
        "nianbao: \(path) cannot be read: \(error.localizedDescription)"
      )
    }
    return Reading(page: RawPage(url: url, body: body))
  }
}
