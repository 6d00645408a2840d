import Kafka
import Wire

/// What is to be done with a letter that is to be sent back.
package enum RetryDecision: Sendable, Equatable {
  /// Why a letter stays where it is.
  package enum Obstacle: Hashable, Sendable {
    case isSentBack
    case tooManyAttempts(Int)
    /// It has no body, and its page never was on the topic of pages.
    case neverPublished
    /// It has no body, and its page is not on the topic of pages any more.
    case bodyGone
    /// Its page is a message without a value, so that there is nothing to be read.
    case noPage
    /// The topic of pages does not take a message of its size.
    case tooLarge
  }

  /// With the body that it has.
  case send
  /// With the body that the page has, if that is still there.
  case fetch(partition: Int32, offset: Int64)
  case leave(Obstacle)

  /// Decides by what the letter itself says.
  ///
  /// - Parameters:
  ///   - letter: The letter.
  ///   - pages: The topic of pages.
  ///   - maxAttempts: How often a page may be sent back.
  package init(_ letter: FoundLetter, pages: String, maxAttempts: Int) {
    let attempts = letter.headers.attempts
    if letter.isSentBack {
      self = .leave(.isSentBack)
    } else if attempts >= maxAttempts {
      self = .leave(.tooManyAttempts(attempts))
    } else if letter.message.value != nil {
      self = .send
    } else if case .message(pages, let partition, let offset)? = letter.headers.origin {
      self = .fetch(partition: partition, offset: offset)
    } else {
      self = .leave(.neverPublished)
    }
  }
}

extension RetryDecision.Obstacle: CustomStringConvertible {
  /// Why, and what to do, one sentence.
  package var description: String {
    switch self {
    case .isSentBack: "It was sent back before."
    case .tooManyAttempts(let count):
      "It was sent back \(count) times before; --max-attempts allows more."
    case .neverPublished:
      "It has no body, because its producer never published the page: mend the file and start "
        + "`nianbao enqueue` again."
    case .bodyGone:
      "It has no body, and its page is not on the topic any more: enqueue the page anew."
    case .noPage: "Its message has no value, so there is no page to try again."
    case .tooLarge:
      "The topic of pages does not take a message of its size: raise its max.message.bytes."
    }
  }
}
