import FileSink
import Glibc
import Testing

@Suite("Descriptors")
struct DescriptorTests {
  @Test("A failed fsync is an error that ends the process, not one to try again")
  func failedFsync() {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let reader = Descriptor(owning: ends[0], path: "reader")
    let writer = Descriptor(owning: ends[1], path: "writer")
    // A pipe cannot be forced to a disk: EINVAL.
    let error = #expect(throws: FileSinkError.fsyncFailed(path: "writer", errno: EINVAL)) {
      try writer.synchronize()
    }
    #expect(error?.isFatal == true)
    _ = reader.number
  }

  @Test("Writing to a full device is an error with its errno and path")
  func fullDevice() {
    let full = Descriptor(owning: unsafe open("/dev/full", O_WRONLY), path: "/dev/full")
    #expect(throws: FileSinkError.system(call: "write", path: "/dev/full", errno: ENOSPC)) {
      try full.write([1])
    }
  }

  @Test("A write larger than a pipe holds is completed piece by piece")
  func shortWrites() async throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let number = ends[0]
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
    async let read = Descriptor(owning: number, path: "reader").readAll(limit: 2_000_000)
    do {
      try Descriptor(owning: ends[1], path: "writer").write(bytes)
    }
    #expect(try await read == bytes)
  }
}
