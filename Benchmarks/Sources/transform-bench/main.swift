import Measurement
import Reports

/// The whole transform, page bytes to record bytes, on this one thread.
func recordBytes(of page: PageFolder.Page) -> Int {
  let raw = RawPage(
    url: page.url,
    contentType: page.contentType,
    fetchedAt: page.fetchedAt,
    httpStatus: page.httpStatus,
    body: page.bytes
  )
  return transformToLines(raw, budgets: Budgets(), csv: false).record.count
}

try Measurement.run("transform", counting: "record_bytes", options: Options(), recordBytes)
