import HTTPTypes

/// The header of one part of a multipart body.
struct MultipartHead: Sendable, Equatable {
    /// The field's name.
    var name: String
    /// The file's name as told by the client, nil if the part is a plain field. Only for display; see ``FileName``.
    var fileName: String?
    /// The content type the client claims; never trusted.
    var mediaType: String?

    init(name: String, fileName: String? = nil, mediaType: String? = nil) {
        self.name = name
        self.fileName = fileName
        self.mediaType = mediaType
    }

    /// Reads the header lines of a part, up to and with the empty line.
    ///
    /// - Throws: `Refused` 400 `multipartMalformed` without a `form-data` disposition with a name; `notUTF8`.
    /// Source: RFC 7578 section 4.2; RFC 8187 for `filename*`; WHATWG HTML for `%22` in names.
    init(lines: [UInt8]) throws(Refused) {
        guard let text = String(validating: lines, as: UTF8.self) else { throw Refused(.badRequest, "notUTF8") }
        var disposition: Parameters?
        var type: String?
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw Refused(.badRequest, "multipartMalformed") }
            let value = line[line.index(after: colon)...].trimmingSpaces()
            switch line[..<colon].lowercased() {
            case "content-disposition": disposition = Parameters(value)
            case "content-type": type = String(value)
            default: continue
            }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition["name"], !name.isEmpty else {
            throw Refused(.badRequest, "multipartMalformed")
        }
        guard name.utf8.count <= Limits.fieldNameBytesMax else { throw Refused(.contentTooLarge, "fieldTooLong") }
        self.name = Self.unescaped(name)
        self.mediaType = type
        if let extended = disposition["filename*"] {
            fileName = try Self.extended(extended)
        } else if let plain = disposition["filename"] {
            fileName = Self.unescaped(plain)
        }
    }

    /// `%22`, `%0D` and `%0A`, the three escapes browsers use in names.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// `UTF-8''%E6%BA%90.zip`.
    private static func extended(_ text: String) throws(Refused) -> String {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8",
            let name = PercentCoding.decode(parts[2].utf8, plusIsSpace: false)
        else { throw Refused(.badRequest, "multipartMalformed") }
        return name
    }
}

/// A header value with its parameters: `form-data; name="a"; filename="b"`.
struct Parameters: Sendable, Equatable {
    /// What stands before the first semicolon, in lower case.
    let value: String
    private(set) var parameters: [String: String] = [:]

    /// The value of a parameter; its name in lower case.
    subscript(name: String) -> String? { parameters[name] }

    /// Source: RFC 9110 section 5.6.6. A backslash escapes only a quote or a backslash before a quote ends the text,
    /// since browsers send file names such as `C:\a` as they are.
    init(_ text: Substring) {
        var rest = text.utf8
        value = Substring(Self.until(";", &rest)).trimmingSpaces().lowercased()
        while !rest.isEmpty {
            let name = Substring(Self.until("=", &rest)).trimmingSpaces().lowercased()
            rest = Substring(rest).trimmingSpaces().utf8
            if rest.first == UInt8(ascii: "\"") {
                rest = rest.dropFirst()
                var quoted: [UInt8] = []
                while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
                    if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                        quoted.append(UInt8(ascii: "\""))
                        rest = rest.dropFirst()
                    } else {
                        quoted.append(byte)
                    }
                }
                _ = Self.until(";", &rest)
                if !name.isEmpty { parameters[name] = String(decoding: quoted, as: UTF8.self) }
            } else {
                let plain = Substring(Self.until(";", &rest)).trimmingSpaces()
                if !name.isEmpty { parameters[name] = String(plain) }
            }
        }
    }

    /// Takes what stands before a byte, and the byte.
    private static func until(_ end: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let end = UInt8(ascii: end)
        let taken = rest.prefix { $0 != end }
        rest = rest[taken.endIndex...].dropFirst()
        return taken
    }
}

/// The name of a file that somebody sent, made harmless.
enum FileName {
    /// The last part of the path, without control and direction characters and without dots in front; at most
    /// ``Limits/fileNameBytesMax`` bytes. `nil` if nothing is left.
    static func safe(_ claimed: String) -> String? {
        let last = claimed.split { $0 == "/" || $0 == "\\" }.last ?? ""
        var name = String.UnicodeScalarView()
        var bytes = 0
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: continue
            default:
                if name.isEmpty, scalar == "." || scalar.properties.isWhitespace { continue }
                bytes += UTF8.width(scalar)
                guard bytes <= Limits.fileNameBytesMax else { return String(name) }
                name.append(scalar)
            }
        }
        return name.isEmpty ? nil : String(name)
    }
}
