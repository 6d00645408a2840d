import FileSink
import Glibc
import Kafka
import Reports
import Wire

/// The state folder and the inputs, on a thread of their own because everything here blocks.
actor InputDesk {
  private struct Input {
    let pages: EnqueueInput
    let identities: PublishedIdentities
    /// The list as far as it was read.
    var digest = PageListDigest()
  }

  nonisolated let source: String
  /// The names of the inputs in the state, in the order given.
  nonisolated let names: [String]
  /// Tells this process from others that publish the same source.
  nonisolated let run = OutputFolder.randomUUID()
  private let thread = BlockingThread(label: "nianbao.inputs")
  private let settings: EnqueueSettings
  private let state: EnqueueState
  private var inputs: [String: Input] = [:]
  private var current: String?
  private var batches: BatchReader?

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  /// Opens and locks the state, and looks whether the inputs can be read at all.
  ///
  /// - Throws: ``EnqueueError``, `FileSinkError`, ``SystemError``.
  init(_ settings: EnqueueSettings) throws {
    self.settings = settings
    let opened = try settings.inputs.map { input in
      try EnqueueInput(input, budget: settings.pageBytes)
    }
    let first = settings.inputs.first?.path ?? ""
    let state = try EnqueueState.open(
      at: settings.state,
      source: settings.source,
      firstInput: first
    )
    source = state.source
    var names: [String] = []
    for (input, pages) in zip(settings.inputs, opened) {
      let name = try state.input(input.kind, path: input.path)
      if names.contains(name) { continue }
      names.append(name)
      inputs[name] = Input(
        pages: pages,
        identities: try PublishedIdentities(path: state.identitiesPath(name))
      )
    }
    self.names = names
    self.state = state
  }

  /// Judges how to go on with an input, given what is published.
  func judge(_ name: String, _ found: SourceJudgement.Found) throws -> SourceJudgement {
    var digest = PageListDigest()
    if case .progress(let progress) = found {
      let parts = try PageListPart.all(in: state.listFolder(name))
      try digest.read(parts, upTo: Int(clamping: progress.length))
    }
    inputs[name]?.digest = digest
    return SourceJudgement(
      state: state.id,
      wasPublished: state.wasPublished(name),
      found: found,
      length: digest.length,
      hash: digest.hash
    )
  }

  /// What is published says that it is taken from, once `next` is the next position.
  func progress(_ name: String, next: Int) -> SourceProgress {
    let digest = inputs[name]?.digest ?? PageListDigest()
    return SourceProgress(
      state: state.id,
      length: Int64(digest.length),
      hash: digest.hash,
      next: Int64(next),
      run: run
    )
  }

  /// Remembers that something of an input is published.
  func notePublished(_ name: String, at time: String) throws {
    try state.notePublished(name, at: time)
  }

  /// Brings the list of an input up to date, given the first position that is not published.
  func update(_ name: String, next: Int) throws -> EnqueueInput.Update? {
    guard let input = inputs[name] else { return nil }
    let update = try input.pages.update(
      folder: state.listFolder(name),
      next: next,
      earlier: input.identities,
      excluding: DirectoryWalk.FolderIdentity(path: state.path)
    )
    try catchUp(name)
    return update
  }

  /// Reads a list to its end, after it was judged by its beginning.
  func catchUp(_ name: String) throws {
    try inputs[name]?.digest.read(try PageListPart.all(in: state.listFolder(name)))
  }

  /// Reads an input from a position on.
  func open(_ name: String, from next: Int) throws {
    let parts = try PageListPart.all(in: state.listFolder(name))
    current = name
    batches = BatchReader(
      list: PageListReader(parts: parts, from: next),
      bounds: settings.bounds
    )
  }

  /// The next batch of the input that is open, and what is to be said about its pages; `nil` at the
  /// end.
  ///
  /// The ids of its pages are on the disk then: whether a page that looks touched has changed since
  /// it was published can be told after any kill.
  func nextBatch() throws -> (batch: EnqueueBatch, warnings: [String])? {
    guard let current, let input = inputs[current], let listed = try batches?.next() else {
      return nil
    }
    var batch = EnqueueBatch(
      input: current,
      next: listed.next,
      topics: settings.topics,
      progress: progress(current, next: listed.next),
      source: source
    )
    var identities: [String?] = []
    var warnings: [String] = []
    for page in listed.pages {
      let reading = input.pages.read(page.entry)
      if let warning = reading.warning { warnings.append(warning) }
      let identity = reading.identity
      identities.append(identity)
      let position = Int64(page.position)
      batch.add(
        reading,
        identity: identity,
        origin: .input(source: source, input: current, position: position),
        place: input.pages.place(of: page.entry)
      )
    }
    try input.identities.write(identities, from: listed.next - listed.pages.count)
    return (batch, warnings)
  }
}
