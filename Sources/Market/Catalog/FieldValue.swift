/// The seller's answer to one field of a category.
package enum FieldValue: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case yesNo(Bool)
    case choices([String])
    case platforms([PlatformSupport])
}

/// One row of a platform matrix: where the software runs, and on which versions of it.
package struct PlatformSupport: Hashable, Sendable, Codable {
    /// The id of the platform, one of the field's choices.
    package let platform: String
    /// Which versions, in words, e.g. `10–11`; at most 100 characters, empty for all.
    package let versions: String

    package init(platform: String, versions: String) {
        self.platform = platform
        self.versions = versions
    }
}

extension FieldValue: Codable {
    private enum Tag: String, CodingKey, CaseIterable { case text, number, yesNo, choices, platforms }

    /// Reads an object with one member, named after the kind of answer.
    package init(from decoder: any Decoder) throws {
        let value = try decoder.container(keyedBy: Tag.self)
        guard value.allKeys.count <= 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "several answers"))
        }
        switch value.allKeys.first {
        case .text: self = .text(try value.decode(String.self, forKey: .text))
        case .number: self = .number(try value.decode(Int64.self, forKey: .number))
        case .yesNo: self = .yesNo(try value.decode(Bool.self, forKey: .yesNo))
        case .choices: self = .choices(try value.decode([String].self, forKey: .choices))
        case .platforms: self = .platforms(try value.decode([PlatformSupport].self, forKey: .platforms))
        case nil:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no kind of answer"))
        }
    }

    /// Writes that object.
    package func encode(to encoder: any Encoder) throws {
        var value = encoder.container(keyedBy: Tag.self)
        switch self {
        case .text(let text): try value.encode(text, forKey: .text)
        case .number(let number): try value.encode(number, forKey: .number)
        case .yesNo(let yesNo): try value.encode(yesNo, forKey: .yesNo)
        case .choices(let choices): try value.encode(choices, forKey: .choices)
        case .platforms(let rows): try value.encode(rows, forKey: .platforms)
        }
    }
}
