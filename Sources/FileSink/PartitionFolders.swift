/// The folders of one partition: where its files are staged, and where they stand in the end.
struct PartitionFolders {
  let partition: String
  let root: Directory
  let staging: Directory
  private var finals: [String: Directory] = [:]

  init(folder: OutputFolder, partition: String) throws(FileSinkError) {
    self.partition = partition
    root = folder.root
    staging = try folder.root.folder(at: "staging/\(partition)", create: true)
  }

  /// The folder for the files' final names, made durable before anything is committed to it.
  mutating func final(_ path: String) throws(FileSinkError) -> Directory {
    if let known = finals[path] { return known }
    let directory = try root.folder(at: "\(path)/\(partition)", create: true)
    guard try directory.status().device == staging.status().device else {
      throw .differentFileSystem(path: directory.path)
    }
    finals[path] = directory
    return directory
  }

  /// Moves staged files to their final names, for good.
  ///
  /// - Throws: `.unfinished` when that is left to the next start.
  mutating func move(_ files: [LedgerFile]) throws(FileSinkError) {
    do throws(FileSinkError) {
      for file in files {
        try staging.rename(file.stagedName, to: try final(file.folder), as: file.name)
      }
      for file in files { try final(file.folder).synchronize() }
    } catch .system(let call, let path, let number) {
      throw .unfinished(call: call, path: path, errno: number)
    }
  }
}
