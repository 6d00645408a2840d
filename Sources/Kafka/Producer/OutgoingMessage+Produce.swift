internal import CRdKafka

extension OutgoingMessage {
  /// Gives a copy of the message to librdkafka; `index` comes back with the delivery report.
  ///
  /// - Returns: An `rd_kafka_error_t` that the caller destroys, or nil.
  func produce(with client: OpaquePointer, index: Int) -> OpaquePointer? {
    var list = unsafe Self.list(of: headers)
    let error = unsafe topic.withCString { topic in
      unsafe withBytes(of: key) { key, keySize in
        unsafe withBytes(of: value) { value, valueSize in
          var arguments: [rd_kafka_vu_t] = unsafe []
          unsafe arguments.append(.make(RD_KAFKA_VTYPE_TOPIC) { unsafe $0.cstr = topic })
          unsafe arguments.append(
            .make(RD_KAFKA_VTYPE_MSGFLAGS) { unsafe $0.i = Int32(RD_KAFKA_MSG_F_COPY) }
          )
          unsafe arguments.append(
            .make(RD_KAFKA_VTYPE_KEY) { unsafe ($0.mem.ptr, $0.mem.size) = (key, keySize) }
          )
          unsafe arguments.append(
            .make(RD_KAFKA_VTYPE_VALUE) { unsafe ($0.mem.ptr, $0.mem.size) = (value, valueSize) }
          )
          unsafe arguments.append(
            .make(RD_KAFKA_VTYPE_OPAQUE) {
              unsafe $0.ptr = UnsafeMutableRawPointer(bitPattern: index + 1)
            }
          )
          if let known = unsafe list {
            unsafe arguments.append(.make(RD_KAFKA_VTYPE_HEADERS) { unsafe $0.headers = known })
          }
          return unsafe rd_kafka_produceva(client, arguments, arguments.count)
        }
      }
    }
    // Taken over with the message, and only with it.
    if unsafe error == nil { unsafe list = nil }
    if let list = unsafe list { unsafe rd_kafka_headers_destroy(list) }
    return unsafe error
  }

  private static func list(of headers: Headers) -> OpaquePointer? {
    guard !headers.isEmpty, let list = unsafe rd_kafka_headers_new(headers.count) else {
      return nil
    }
    for (name, value) in headers {
      unsafe withBytes(of: value) { bytes, size in
        _ = unsafe rd_kafka_header_add(list, name, -1, bytes, size)
      }
    }
    return unsafe list
  }
}

/// Lends the bytes; NULL for `nil`, and for no bytes a pointer that is not.
private func withBytes<Result>(
  of bytes: [UInt8]?,
  _ body: (UnsafeMutableRawPointer?, Int) -> Result
) -> Result {
  guard let bytes else { return body(nil, 0) }
  let some = bytes.isEmpty ? [0] : bytes
  return unsafe some.withUnsafeBytes { buffer in
    // SAFETY: librdkafka copies from here and writes nothing.
    unsafe body(UnsafeMutableRawPointer(mutating: buffer.baseAddress), bytes.count)
  }
}

extension rd_kafka_vu_t {
  fileprivate static func make(
    _ type: rd_kafka_vtype_t,
    _ set: (inout rd_kafka_vu_s.__Unnamed_union_u) -> Void
  ) -> rd_kafka_vu_t {
    var argument = unsafe rd_kafka_vu_t()
    unsafe argument.vtype = type
    unsafe set(&argument.u)
    return unsafe argument
  }
}
