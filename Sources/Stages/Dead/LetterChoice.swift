/// Which dead letters are meant.
package enum LetterChoice: Sendable, Equatable {
  case all
  case reasons(Set<String>)
  case places(Set<LetterPlace>)

  package func includes(_ letter: FoundLetter) -> Bool {
    switch self {
    case .all: true
    case .reasons(let reasons): reasons.contains(letter.reason)
    case .places(let places): places.contains(letter.place)
    }
  }
}
