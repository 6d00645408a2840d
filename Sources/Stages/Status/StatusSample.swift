package import Wire

/// Where an installation stands at one moment.
package struct StatusSample: Sendable, Equatable {
  /// Since any fixed moment, to tell how long it is between two samples.
  package var moment: Duration
  /// Pages and the group of workers.
  package var pages: [PartitionLag]
  /// Records and the group of sinks.
  package var records: [PartitionLag]
  /// What became of the pages since the first commit of the workers; `nil` before it.
  package var outcomes: OutcomeCounts?

  package init(
    moment: Duration,
    pages: [PartitionLag],
    records: [PartitionLag],
    outcomes: OutcomeCounts?
  ) {
    self.moment = moment
    self.pages = pages
    self.records = records
    self.outcomes = outcomes
  }
}

/// How fast a group works, between two samples.
package struct StatusRate: Sendable, Equatable {
  /// Offsets done a second; `nil` when there is no earlier sample.
  package let perSecond: Double?
  /// Seconds until the lag is done at this rate if nothing is added; `nil` when nobody can tell.
  package let secondsToDrain: Double?

  /// The rate from one sample's partitions to a later one's, `elapsed` between them.
  package init(from earlier: [PartitionLag]?, to later: [PartitionLag], elapsed: Duration) {
    let lag = later.reduce(0) { $0 &+ $1.lag }
    let seconds = elapsed / .seconds(1)
    guard let earlier, seconds > 0 else {
      perSecond = nil
      secondsToDrain = lag == 0 ? 0 : nil
      return
    }
    let before = Dictionary(
      earlier.map { ($0.partition, $0.committed ?? $0.first) },
      uniquingKeysWith: { one, _ in one }
    )
    let done = later.reduce(Int64(0)) { sum, partition in
      guard let start = before[partition.partition] else { return sum }
      return sum &+ max(0, (partition.committed ?? partition.first) - start)
    }
    let rate = Double(done) / seconds
    perSecond = rate
    if lag == 0 { secondsToDrain = 0 } else { secondsToDrain = rate > 0 ? Double(lag) / rate : nil }
  }
}
