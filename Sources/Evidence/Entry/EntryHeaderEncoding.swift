extension EntryHeader {
    /// What can be wrong with a header.
    public enum Fault: Error, Hashable {
        /// The bytes are no JSON text that can be relied on.
        case notJSON(JSON.ParseError)
        /// The format version is missing or not the one this program knows.
        case formatVersion
        /// There are members missing or too many, or the text is no object.
        case members
        /// The member has a wrong type or is out of bounds.
        case invalid(Member)
        /// The bytes are not the canonical form of what they say.
        case notCanonical
        /// The header is longer than `bytesMax`.
        case tooLong
    }

    /// The members of a header, in canonical order.
    public enum Member: String, Sendable, CaseIterable {
        /// Who did it.
        case actor
        /// The public facts.
        case facts
        /// The version of the form.
        case formatVersion
        /// What happened.
        case kind
        /// The entry hash of the one before, or null.
        case previous
        /// The commitments.
        case sealed
        /// The place in the stream.
        case sequence
        /// The case file.
        case stream
        /// The stream's place in the heads tree.
        case streamNumber
        /// The server's clock.
        case timeMs
    }

    /// Takes exactly the canonical bytes of a header.
    /// - Throws: the first `Fault`.
    public init(parsing bytes: [UInt8]) throws(Fault) {
        let object = try EntryHeader.parseObject(bytes)
        guard object.names == Member.allCases.map(\.rawValue) else {
            throw object["formatVersion"]?.integer == EntryHeader.formatVersion ? .members : .formatVersion
        }
        func take<Value>(_ member: Member, _ read: (JSON) -> Value?) throws(Fault) -> Value {
            guard let json = object[member.rawValue], let value = read(json) else { throw .invalid(member) }
            return value
        }
        guard try take(.formatVersion, \.integer) == EntryHeader.formatVersion else { throw .formatVersion }
        try self.init(
            stream: take(.stream, \.string),
            streamNumber: take(.streamNumber, \.integer),
            sequence: take(.sequence, \.integer),
            previous: take(.previous, EntryHeader.readPrevious),
            kind: take(.kind, \.string),
            actor: take(.actor, \.string),
            timeMs: take(.timeMs, \.integer),
            facts: take(.facts, \.object),
            sealed: take(.sealed, EntryHeader.readSealed))
        guard canonicalBytes == bytes else { throw .notCanonical }
    }

    /// Members are written in canonical order; names and hashes need no escapes, because `isName` allows none.
    static func encode(
        stream: String, streamNumber: Int64, sequence: Int64, previous: Hash?, kind: String, actor: String,
        timeMs: Int64, facts: JSON.Object, sealed: [String: Hash]
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(640)
        output.appendASCII(#"{"actor":""#)
        output.appendText(actor)
        output.appendASCII(#"","facts":"#)
        facts.appendCanonical(to: &output)
        output.appendASCII(#","formatVersion":"#)
        output.appendDecimal(formatVersion)
        output.appendASCII(#","kind":""#)
        output.appendText(kind)
        output.appendASCII(#"","previous":"#)
        if let previous { appendQuoted(previous, to: &output) } else { output.appendASCII("null") }
        output.appendASCII(#","sealed":{"#)
        var isFirst = true
        for (field, commitment) in sealed.count > 1 ? sealed.sorted(by: { $0.key < $1.key }) : Array(sealed) {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            output.append(UInt8(ascii: "\""))
            output.appendText(field)
            output.appendASCII(#"":"#)
            appendQuoted(commitment, to: &output)
        }
        output.appendASCII(#"},"sequence":"#)
        output.appendDecimal(sequence)
        output.appendASCII(#","stream":""#)
        output.appendText(stream)
        output.appendASCII(#"","streamNumber":"#)
        output.appendDecimal(streamNumber)
        output.appendASCII(#","timeMs":"#)
        output.appendDecimal(timeMs)
        output.append(UInt8(ascii: "}"))
        return output
    }

    private static func appendQuoted(_ hash: Hash, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        hash.withUnsafeBytes { Hex.append($0, to: &output) }
        output.append(UInt8(ascii: "\""))
    }

    private static func parseObject(_ bytes: [UInt8]) throws(Fault) -> JSON.Object {
        guard bytes.count <= bytesMax else { throw .tooLong }
        let json: JSON
        do {
            json = try JSON(parsing: bytes, limits: JSON.Limits(bytesMax: bytesMax, depthMax: factsDepthMax + 1))
        } catch {
            throw .notJSON(error)
        }
        guard let object = json.object else { throw .members }
        return object
    }

    private static func readPrevious(_ json: JSON) -> Hash?? {
        if json.isNull { return .some(nil) }
        guard let text = json.string, let hash = Hash(hex: text) else { return nil }
        return .some(hash)
    }

    private static func readSealed(_ json: JSON) -> [String: Hash]? {
        guard let object = json.object else { return nil }
        var sealed: [String: Hash] = [:]
        for member in object.members {
            guard isName(member.name), let text = member.value.string, let hash = Hash(hex: text) else { return nil }
            sealed[member.name] = hash
        }
        return sealed
    }
}

extension JSON {
    /// Whether the value can be written and read back the same, within that many levels of nesting.
    func isWritable(depthMax: Int) -> Bool {
        switch self {
        case .null, .bool: true
        case .integer(let value): value.magnitude <= JSON.integerMax.magnitude
        case .number(let value): JSON.isExact(value)
        case .string(let text): !text.hasNoncharacter
        case .array(let values):
            depthMax > 0 && values.allSatisfy { $0.isWritable(depthMax: depthMax - 1) }
        case .object(let object):
            depthMax > 0
                && object.members.allSatisfy {
                    !$0.name.hasNoncharacter && $0.value.isWritable(depthMax: depthMax - 1)
                }
        }
    }
}
