import Reports
import Stages
import Wire

/// The end of a verification of topics: in words, and as JSON.
struct TopicVerifyText {
  let settings: TopicVerifySettings
  let summary: TopicVerifySummary

  /// The counts in words.
  var closing: String {
    var lines = [headline, pages, rows]
    if summary.pagesBefore > 0 {
      let earlier = VerifyText.counted(summary.pagesBefore, "page")
      lines.append(
        "Earlier verifications had accounted for \(earlier)"
          + (settings.out.isEmpty ? "." : " and \(VerifyText.counted(summary.rowsBefore, "row")).")
      )
    }
    switch summary.isCheckpointMoved {
    case true?:
      lines.append("The next time begins here: --checkpoint \(settings.checkpoint ?? "").")
    case false?: lines.append("The checkpoint stays where it was, because of the findings.")
    case nil: break
    }
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let name = settings.topics.prefix
    guard summary.isClean else {
      return "\(name) is not in order: \(VerifyText.counts(of: summary.findings))."
    }
    let waiting = summary.waitingPages + summary.waitingRecords > 0
    return "\(name) is in order" + (waiting ? " as far as it is done." : ".")
  }

  private var pages: String {
    var text =
      "\(VerifyText.counted(summary.pages, "page")), each exactly once, as "
      + "\(VerifyText.counted(summary.records, "record")) and "
      + "\(VerifyText.counted(summary.deadLetters, "dead letter"))"
    if !summary.isClean {
      text =
        "Looked at \(VerifyText.counted(summary.pages, "page")): "
        + "\(VerifyText.counted(summary.records, "record")), "
        + "\(VerifyText.counted(summary.deadLetters, "dead letter"))"
    }
    if summary.producerDeadLetters > 0 {
      let letters = VerifyText.counted(summary.producerDeadLetters, "more dead letter")
      text += "; \(letters) of producers"
    }
    if summary.waitingPages > 0 {
      text += "; \(VerifyText.counted(summary.waitingPages, "page")) waiting for a worker"
    }
    return text + "."
  }

  private var rows: String {
    if settings.out.isEmpty { return "Files were not looked at: no --out was given." }
    var text =
      "\(VerifyText.counted(summary.rows, "row")) in \(VerifyText.counted(Int64(summary.files), "file"))"
      + " of \(VerifyText.counted(Int64(summary.volumes), "folder")) compared with the records"
    if summary.waitingRecords > 0 {
      text += "; \(VerifyText.counted(summary.waitingRecords, "record")) waiting for a sink"
    }
    return text + "."
  }

  /// The counts as one JSON object.
  var json: String {
    VerifyText.object { json in
      json.key("clean")
      json.value(summary.isClean)
      for (key, count) in [
        ("pages", summary.pages), ("records", summary.records),
        ("dead_letters", summary.deadLetters),
        ("producer_dead_letters", summary.producerDeadLetters),
        ("pages_waiting", summary.waitingPages), ("rows", summary.rows),
        ("records_waiting", summary.waitingRecords), ("pages_before", summary.pagesBefore),
        ("rows_before", summary.rowsBefore), ("volumes", Int64(summary.volumes)),
        ("ledger_entries", Int64(summary.entries)), ("files", Int64(summary.files)),
        ("bytes", summary.bytes),
      ] {
        json.key(string: key)
        json.value(count)
      }
      json.key("rows_hash")
      json.value(summary.rowsHash)
      json.key("checkpoint_moved")
      if let isMoved = summary.isCheckpointMoved { json.value(isMoved) } else { json.null() }
      VerifyText.write(summary.findings, to: &json)
    }
  }
}
