import Operations
import Reports
import Stages
import Wire

/// Two looks at an installation, in words and as JSON.
struct StatusReport {
  let topics: TopicNames
  let groups: GroupSettings
  let earlier: StatusSample?
  let now: StatusSample

  private var elapsed: Duration { now.moment - (earlier?.moment ?? now.moment) }

  private var pages: StatusRate {
    StatusRate(from: earlier?.pages, to: now.pages, elapsed: elapsed)
  }

  private var records: StatusRate {
    StatusRate(from: earlier?.records, to: now.records, elapsed: elapsed)
  }

  /// The table and the sentences below it.
  ///
  /// - Parameters:
  ///   - width: Columns there are.
  ///   - height: Lines there are; partitions with the smallest lags give way.
  /// - Returns: The lines from top to bottom.
  func lines(width: Int, height: Int? = nil) -> [StyledText] {
    let sentences =
      [
        sentence("workers", groups.workers, now.pages, pages), outcomes,
        sentence("sinks", groups.sinks, now.records, records),
      ].compactMap { $0.map { StyledText($0) } } + warnings
    let rows = height.map { max(1, $0 - sentences.count - 7) } ?? .max
    return table(rows: rows).drawn(width: width) + sentences
  }

  private func table(rows limit: Int) -> BoxTable {
    let partitions = Set((now.pages + now.records).map(\.partition)).sorted()
    let (work, sink) = (byPartition(now.pages), byPartition(now.records))
    func lag(_ partition: Int32) -> Int64 {
      (work[partition]?.lag ?? 0) &+ (sink[partition]?.lag ?? 0)
    }
    var shown = partitions
    if shown.count > limit {
      shown = Array(partitions.sorted { (lag($1), $0) < (lag($0), $1) }.prefix(limit - 1)).sorted()
    }
    let heads = ["partition", "pages", "worked to", "lag", "records", "written to", "lag"]
    var table = BoxTable([
      BoxTable.Row(heads.map { BoxTable.Cell([StyledText($0, .bold)], .trailing) })
    ])
    for partition in shown {
      let cells = cells(work[partition]) + cells(sink[partition])
      table.rows.append(row("\(partition)", cells, isRuled: partition == shown.first))
    }
    let hidden = partitions.count - shown.count
    if hidden > 0 {
      let rest = "\(hidden) more"
      table.rows.append(row(rest, Array(repeating: StyledText("…"), count: 6), isRuled: false))
    }
    let total = [now.pages, now.records].flatMap { lags -> [StyledText] in
      ["", "", StyledText(grouped(lags.reduce(0) { $0 &+ $1.lag }), .bold)]
    }
    table.rows.append(row("all", total, isRuled: true))
    return table
  }

  private func row(_ name: String, _ cells: [StyledText], isRuled: Bool) -> BoxTable.Row {
    BoxTable.Row(
      ([StyledText(name)] + cells).map { BoxTable.Cell([$0], .trailing) },
      isRuled: isRuled
    )
  }

  private func cells(_ lag: PartitionLag?) -> [StyledText] {
    guard let lag else { return ["", "", ""] }
    let end = lag.last.map { grouped($0 &+ 1) } ?? "0"
    let committed = lag.committed.map(grouped) ?? "–"
    return [
      StyledText(end), StyledText(committed),
      StyledText(grouped(lag.lag), lag.lag > 0 ? .yellow : .green),
    ]
  }

  private func sentence(
    _ name: String,
    _ group: String,
    _ lags: [PartitionLag],
    _ rate: StatusRate
  ) -> String? {
    var text = "\(name) (\(group)): "
    if lags.allSatisfy({ $0.committed == nil }) { return text + "nothing committed yet" }
    let lag = lags.reduce(0) { $0 &+ $1.lag }
    text += lag == 0 ? "all done" : "\(grouped(lag)) to do"
    if let speed = rate.perSecond { text += ", \(ProgressText.amount(speed))/s" }
    guard lag > 0, rate.perSecond != nil else { return text }
    guard let seconds = rate.secondsToDrain else { return text + ", standing still" }
    return text + ", done in \(ProgressText.clock(.seconds(seconds))) if nothing is added"
  }

  private var outcomes: String? {
    guard let counts = now.outcomes else { return nil }
    let reports = counts.reports.values.reduce(0, &+)
    let dead = counts.dead.values.reduce(0, &+)
    return "  since the first commit: " + part(reports, "annual reports", counts.reports) + ", "
      + part(counts.notReports, "not reports", [:]) + ", " + part(dead, "dead letters", counts.dead)
  }

  private func part(_ sum: Int64, _ name: String, _ kinds: [String: Int64]) -> String {
    let parts = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\(grouped($0.value)) \($0.key)" }
    return "\(grouped(sum)) \(name)" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  private var warnings: [StyledText] {
    [(topics.pages, now.pages), (groups.recordsTopic, now.records)].flatMap { topic, lags in
      lags.filter { $0.expired > 0 }.map { lag in
        StyledText(
          "\(topic)/\(lag.partition): retention removed up to \(grouped(lag.expired)) messages "
            + "that were not done",
          .red
        )
      }
    }
  }

  private func byPartition(_ lags: [PartitionLag]) -> [Int32: PartitionLag] {
    Dictionary(lags.map { ($0.partition, $0) }, uniquingKeysWith: { one, _ in one })
  }

  private func grouped(_ number: Int64) -> String { ProgressText.grouped(Int(number)) }
}

extension StatusReport {
  /// Everything as one JSON object; what is not known is null.
  func json(at time: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("at")
      json.value(time)
      json.key("pages")
      write(topics.pages, groups.workers, now.pages, pages, to: &json)
      json.key("records")
      write(groups.recordsTopic, groups.sinks, now.records, records, to: &json)
      json.key("outcomes")
      if let outcomes = now.outcomes { outcomes.write(to: &json) } else { json.null() }
    }
    return String(decoding: json.finish(), as: UTF8.self)
  }

  private func write(
    _ topic: String,
    _ group: String,
    _ lags: [PartitionLag],
    _ rate: StatusRate,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("topic")
      json.value(topic)
      json.key("group")
      json.value(group)
      json.key("lag")
      json.value(lags.reduce(0) { $0 &+ $1.lag })
      json.key("expired")
      json.value(lags.reduce(0) { $0 &+ $1.expired })
      json.key("per_second")
      decimal(rate.perSecond, to: &json)
      json.key("seconds_to_drain")
      decimal(rate.secondsToDrain, to: &json)
      json.key("partitions")
      json.array { json in
        for lag in lags {
          json.object { json in
            json.key("partition")
            json.value(Int64(lag.partition))
            json.key("first")
            json.value(lag.first)
            json.key("last_stable_offset")
            json.value(lag.end)
            json.key("last_message")
            json.value(lag.last)
            json.key("committed")
            json.value(lag.committed)
            json.key("lag")
            json.value(lag.lag)
          }
        }
      }
    }
  }

  /// A number with one decimal; null when it is unknown.
  private func decimal(_ number: Double?, to json: inout JSONWriter) {
    guard let number, number.isFinite, abs(number) < 1e15 else { return json.null() }
    let tenths = Int64((number * 10).rounded())
    json.value(decimal: "\(tenths / 10).\(tenths % 10)")
  }
}
