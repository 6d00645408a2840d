/// The version of decode, parse and validate together; goes up when any record may change.
package let parserVersion = "0.1.0"

extension Record {
  /// The schema's name; within it keys are only added.
  package static let schema = "nianbao.record/1"

  /// The record as one line of `nianbao.record/1`, its line break included.
  package func jsonLine() -> [UInt8] {
    var json = JSONWriter(reserving: 4096 + sections.reduce(0) { $0 + $1.text.utf8.count })
    json.object { json in
      json.key("schema")
      json.value(Self.schema)
      json.key("parser")
      json.value(parserVersion)
      json.key("id")
      json.value(source.identity.id)
      json.key("kind")
      json.value(kind.rawValue)
      json.key("document_type")
      json.value(documentType.rawValue)
      writeOrigin(to: &json)
      writeIdentification(to: &json)
      writeTables(to: &json)
      writeChecks(to: &json)
    }
    var line = json.finish()
    line.append(0x0A)
    return line
  }

  private func writeOrigin(to json: inout JSONWriter) {
    json.key("source")
    json.object { json in
      json.key("url")
      json.value(source.url)
      json.key("host")
      json.value(source.host)
      json.key("official_host")
      json.value(source.officialHost)
      json.key("content_type")
      json.value(source.contentType)
      json.key("fetched_at")
      json.value(source.fetchedAt)
      json.key("http_status")
      json.value(source.httpStatus)
      json.key("bytes")
      json.value(source.bytes)
      json.key("sha256")
      json.value(source.identity.sha256)
    }
    json.key("decoding")
    json.object { json in
      json.key("charset")
      json.value(decoding.charset)
      json.key("charset_from")
      json.value(decoding.charsetFrom.rawValue)
      json.key("replacements")
      json.value(decoding.replacements)
      json.key("script")
      json.value(decoding.traditionalScript ? "traditional" : "simplified")
      json.key("annotations_removed")
      json.value(decoding.annotationsRemoved)
      json.key("artefacts")
      json.array { json in
        for artefact in decoding.artefacts { json.value(artefact) }
      }
      json.key("mirror")
      json.value(decoding.mirror)
    }
  }

  private func writeIdentification(to json: inout JSONWriter) {
    json.key("title")
    json.value(title)
    json.key("publisher")
    json.value(publisher)
    json.key("publisher_written")
    json.value(publisherWritten)
    json.key("org_type")
    json.null()
    json.key("region")
    json.null()
    json.key("report_year")
    json.value(reportYear)
    json.key("period")
    if let period {
      json.array { json in
        json.value(period.first.text)
        json.value(period.last.text)
      }
    } else {
      json.null()
    }
    json.key("published_on")
    json.value(publishedOn?.text)
    json.key("index_number")
    json.value(indexNumber)
    json.key("document_number")
    json.value(documentNumber)
    json.key("template")
    json.value(template?.rawValue)
    json.key("sections")
    json.array { json in
      for section in sections {
        json.object { json in
          json.key("number")
          json.value(section.number)
          json.key("title")
          json.value(section.title)
          json.key("text")
          json.value(section.text)
        }
      }
    }
  }

  private func writeChecks(to json: inout JSONWriter) {
    json.key("attachments")
    json.array { json in
      for attachment in attachments {
        json.object { json in
          json.key("url")
          json.value(attachment.url)
          json.key("kind")
          json.value(attachment.kind)
          json.key("text")
          json.value(attachment.text)
        }
      }
    }
    json.key("rules")
    json.object { json in
      json.key("hold")
      json.value(rules.hold)
      json.key("fail")
      json.value(rules.fail)
      json.key("not_assessable")
      json.value(rules.notAssessable)
    }
    json.key("findings")
    json.array { json in
      for finding in findings { finding.write(to: &json) }
    }
    json.key("quality")
    json.value(quality.rawValue)
  }
}

extension Finding {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("rule")
      json.value(rule.rawValue)
      json.key("severity")
      json.value(severity.rawValue)
      json.key("where")
      json.value(place)
      json.key("message")
      json.value(message)
      json.key("expected")
      expected.write(to: &json)
      json.key("actual")
      actual.write(to: &json)
    }
  }
}

extension Finding.Value? {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case nil: json.null()
    case .count(let count): json.value(count)
    case .text(let text): json.value(text)
    }
  }
}
