import Glibc

/// What can go wrong between a batch and its files; each case says where, what, and what to do.
package enum FileSinkError: Error, Sendable, Equatable {
  /// `--out` names something that is not a folder.
  case notAFolder(path: String)
  /// `--out` names a folder with other people's files and no `nianbao.json`.
  case foreignFolder(path: String, found: String)
  /// The folder was made by a command with other settings; one sentence a difference.
  case manifestMismatch(path: String, differences: [String])
  /// `nianbao.json` is not what this program writes.
  case manifestUnreadable(path: String, problem: String)
  /// The folder's layout is of another version of this program.
  case unknownLayout(path: String, found: Int64)
  /// A system call failed; nothing was committed by it.
  case system(call: String, path: String, errno: Int32)
  /// What was written may or may not be on the disk: the process has to end.
  case fsyncFailed(path: String, errno: Int32)
  /// A system call failed on the way into or out of a commit; the next start settles it.
  case unfinished(call: String, path: String, errno: Int32)
  /// Another process works on this partition.
  case locked(path: String, pid: Int32?)
  /// A ledger line other than a torn last one cannot be believed.
  case ledgerDamaged(path: String, line: Int, problem: String)
  /// The ledger promises a file that is neither in its place nor staged.
  case committedFileMissing(path: String)
  /// A file of the last ledger entry has not the bytes the ledger says.
  case committedFileDamaged(path: String, problem: String)
  /// A file stands under a final name that no ledger entry has committed.
  case uncommittedFile(path: String, ledger: String)
  /// A folder lies on another file system than `staging/`, so a file cannot be renamed into it.
  case differentFileSystem(path: String)
  /// The caller's range or contents cannot be a ledger entry.
  case invalidCommit(problem: String)
  /// An earlier failure left the partition in doubt; only a new start can settle it.
  case needsRestart(partition: String)
  /// Compression or decompression failed.
  case compression(path: String, problem: String)
}

extension FileSinkError {
  /// The exit code of a command that ends with this error: 2 where the command and the folder do
  /// not fit each other, otherwise 1.
  package var exitCode: Int32 {
    switch self {
    case .notAFolder, .foreignFolder, .manifestMismatch, .manifestUnreadable, .unknownLayout: 2
    default: 1
    }
  }

  /// Whether what is on the disk is in doubt, so that the process has to end.
  package var isFatal: Bool {
    switch self {
    case .fsyncFailed, .unfinished, .needsRestart: true
    default: false
    }
  }
}

extension FileSinkError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAFolder(let path):
      "\(path) is not a folder. Give --out a folder, or a name that does not exist yet."
    case .foreignFolder(let path, let found):
      "\(path) holds \(found) but no nianbao.json, so it is not an output folder. "
        + "Give --out an empty folder, or a name that does not exist yet."
    case .manifestMismatch(let path, let differences):
      "\(path) does not fit this command: \(differences.joined(separator: "; ")). "
        + "Use the folder's own settings, or give --out another folder."
    case .manifestUnreadable(let path, let problem):
      "\(path) cannot be read: \(problem). Restore the file, or give --out another folder."
    case .unknownLayout(let path, let found):
      "\(path) has layout \(found), this program knows layout \(FolderManifest.layout). "
        + "Use the program's version that made the folder, or give --out another folder."
    case .system(let call, let path, let number):
      "\(call) \(path): \(Self.name(number)). \(Self.advice(number))"
    case .fsyncFailed(let path, let number):
      "fsync \(path): \(Self.name(number)). It is unknown what reached the disk, so the program "
        + "ends. Check the disk, then start the same command again: it goes on from the ledger."
    case .unfinished(let call, let path, let number):
      "\(call) \(path): \(Self.name(number)). The batch in hand is settled by the next start: "
        + "mend this, then start the same command again."
    case .locked(let path, let pid):
      "\(path) is locked by another process\(pid.map { " (last writer: \($0))" } ?? ""). "
        + "Wait until it ends, or give --out another folder."
    case .ledgerDamaged(let path, let line, let problem):
      "\(path) line \(line): \(problem). "
        + "Run `nianbao verify`, then restore the file, or start with a new --out."
    case .committedFileMissing(let path):
      "\(path) is in the ledger, but neither there nor staged. "
        + "Restore the file, or start with a new --out."
    case .committedFileDamaged(let path, let problem):
      "\(path) is not as the ledger says: \(problem). "
        + "Restore the file, or start with a new --out."
    case .uncommittedFile(let path, let ledger):
      "\(path) is there, but \(ledger) ends before it. Restore the ledger's missing lines, or "
        + "move the file out of the folder; then start again."
    case .differentFileSystem(let path):
      "\(path) lies on another file system than staging/, so files cannot be renamed into it. "
        + "Make the whole output folder one file system."
    case .invalidCommit(let problem):
      "A batch cannot be committed: \(problem). This is a fault of the program; please report it."
    case .needsRestart(let partition):
      "Partition \(partition) is in doubt after an earlier failure. Start the same command again."
    case .compression(let path, let problem):
      "\(path): \(problem)."
    }
  }

  /// The system's sentence for an errno, with its number.
  private static func name(_ number: Int32) -> String {
    var sentence = [CChar](repeating: 0, count: 256)
    // The call is given the buffer's own length and terminates what it writes.
    _ = unsafe strerror_r(number, &sentence, sentence.count)
    let text = sentence.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self) + " (errno \(number))"
  }

  private static func advice(_ number: Int32) -> String {
    switch number {
    case ENOSPC, EDQUOT, EFBIG:
      "Free some space or raise the limit, then start the same command again: "
        + "it goes on from the ledger."
    case EROFS: "The file system is read-only; make it writable or choose another folder."
    case EACCES, EPERM: "Allow this user to write there, or choose another folder."
    case EMFILE, ENFILE: "Raise the limit on open files (ulimit -n), then start again."
    case ELOOP, ENOTDIR: "Inside an output folder nothing may be a link; put plain folders there."
    case EIO: "Check the disk, then start the same command again."
    default: "Mend this, then start the same command again: it goes on from the ledger."
    }
  }
}
