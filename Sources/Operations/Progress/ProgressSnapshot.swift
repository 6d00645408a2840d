/// How far long work is, at one moment.
package struct ProgressSnapshot: Sendable, Equatable {
  /// Units done since the start, those of earlier runs not counted.
  package var done: Int
  /// Units this run has to do; `nil` for work that has no end.
  package var total: Int?
  /// Time since the start.
  package var elapsed: Duration
  /// Outcomes to show, in order: a name and how often.
  package var outcomes: [Outcome]
  /// What is counted, in the plural.
  package var unit: String
  /// Where the work stood when it was last shown: the rate of work without an end counts from there.
  package var since = Since()

  /// A point of the work.
  package struct Since: Sendable, Equatable {
    package var done = 0
    package var elapsed = Duration.zero

    package init(done: Int = 0, elapsed: Duration = .zero) {
      self.done = done
      self.elapsed = elapsed
    }
  }

  /// How often one thing came out.
  package struct Outcome: Sendable, Equatable {
    package var name: String
    package var count: Int

    package init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  package init(
    done: Int,
    total: Int?,
    elapsed: Duration,
    outcomes: [Outcome] = [],
    unit: String = "pages"
  ) {
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.outcomes = outcomes
    self.unit = unit
  }

  /// Units a second since ``since``; `nil` before there is anything to divide.
  package var rate: Double? {
    let seconds = (elapsed - since.elapsed) / .seconds(1)
    return seconds > 0 && done > since.done ? Double(done - since.done) / seconds : nil
  }

  /// The time that the rest takes at the rate so far; `nil` while that is unknown.
  package var left: Duration? {
    guard let rate, let total else { return nil }
    return .seconds(Double(max(0, total - done)) / rate)
  }
}
