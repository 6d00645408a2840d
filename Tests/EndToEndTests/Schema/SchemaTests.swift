import Foundation
import TestSupport
import Testing

@Suite("record.schema.json")
struct SchemaTests {
  private func records() throws -> [String] {
    let out = try TemporaryFolder()
    let result = try Command.run(["run", "--pages", Examples.pages, "--out", out.path])
    #expect(result.status == 0, "\(result.errors)")
    return try OutputFiles.lines(out.path, "records")
  }

  @Test("every record of the examples is as the schema says, with every key in its order")
  func examples() throws {
    let schema = try RecordSchema()
    let records = try records()
    #expect(try records.count == Examples.names().count)
    for record in records {
      #expect(schema.defects(of: try JSONTree(Array(record.utf8))) == [])
    }
  }

  @Test("a record with a key left out, moved, unknown or of another type is not")
  func damaged() throws {
    let schema = try RecordSchema()
    let record = try #require(try records().first)
    let members = try JSONTree(Array(record.utf8)).members
    for index in members.indices {
      var fewer = members
      fewer.remove(at: index)
      #expect(schema.defects(of: .object(fewer)) == ["$: required"])
      var wrong = members
      wrong[index].value = .decimal
      #expect(!schema.defects(of: .object(wrong)).isEmpty, "\(members[index].key)")
      var moved = members
      moved.swapAt(index, (index + 1) % members.count)
      #expect(schema.defects(of: .object(moved)) == ["$: required"])
    }
    let more = members + [JSONTree.Member(key: "extra", value: .null)]
    #expect(schema.defects(of: .object(more)) == ["$.extra: the schema does not have it"])
  }

  @Test(
    "an independent validator agrees",
    .enabled(if: hasValidator, "python3 with the package jsonschema is not there to compare with")
  )
  func independent() throws {
    let folder = try TemporaryFolder()
    try folder.write("records.jsonl", records().joined(separator: "\n"))
    let script = """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1], encoding='utf-8'))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for line in open(sys.argv[2], encoding='utf-8'):
          validator.validate(json.loads(line))
          print('valid')
      """
    let schema = Examples.root.appending(path: "record.schema.json").path(percentEncoded: false)
    let output = try Self.python(script, schema, folder.path + "/records.jsonl")
    #expect(try output?.split(separator: "\n").count == Examples.names().count)
  }

  private static let hasValidator = (try? python("import jsonschema")) != nil

  /// What a script writes; nil when it fails.
  private static func python(_ script: String, _ arguments: String...) throws -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
