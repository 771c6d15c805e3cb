/// The newest entry of one stream, as a leaf of the heads tree.
public struct HeadLeaf: Sendable, Hashable {
    /// The stream.
    public let stream: String
    /// The stream's place in the heads tree.
    public let streamNumber: Int64
    /// The sequence of the newest entry.
    public let sequence: Int64
    /// The entry hash of the newest entry.
    public let entryHash: Hash

    /// Takes a name as `EntryHeader.isName` allows and numbers from 0 to `JSON.integerMax`; anything else gives nil.
    public init?(stream: String, streamNumber: Int64, sequence: Int64, entryHash: Hash) {
        guard EntryHeader.isName(stream), 0...JSON.integerMax ~= streamNumber, 0...JSON.integerMax ~= sequence else {
            return nil
        }
        self.stream = stream
        self.streamNumber = streamNumber
        self.sequence = sequence
        self.entryHash = entryHash
    }

    /// The head that an entry makes when it is the newest of its stream.
    public init(_ header: EntryHeader) {
        self.init(header, entryHash: header.entryHash)
    }

    /// The same, where the entry's hash is known already.
    public init(_ header: EntryHeader, entryHash: Hash) {
        stream = header.stream
        streamNumber = header.streamNumber
        sequence = header.sequence
        self.entryHash = entryHash
    }

    /// The leaf's one form in bytes: canonical JSON with the members entryHash, sequence, stream, streamNumber.
    public var canonicalBytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(192)
        output.appendASCII(#"{"entryHash":""#)
        entryHash.withUnsafeBytes { Hex.append($0, to: &output) }
        output.appendASCII(#"","sequence":"#)
        output.appendDecimal(sequence)
        output.appendASCII(#","stream":""#)
        output.appendText(stream)
        output.appendASCII(#"","streamNumber":"#)
        output.appendDecimal(streamNumber)
        output.append(UInt8(ascii: "}"))
        return output
    }

    /// Takes exactly the canonical bytes; anything else gives nil.
    public init?(parsing bytes: [UInt8]) {
        let json: JSON
        do {
            json = try JSON(parsing: bytes, limits: JSON.Limits(bytesMax: 1024, depthMax: 1, valuesMax: 5))
        } catch {
            return nil
        }
        guard let stream = json["stream"]?.string, let streamNumber = json["streamNumber"]?.integer,
            let sequence = json["sequence"]?.integer, let hex = json["entryHash"]?.string, let hash = Hash(hex: hex)
        else { return nil }
        self.init(stream: stream, streamNumber: streamNumber, sequence: sequence, entryHash: hash)
        guard canonicalBytes == bytes else { return nil }
    }

    /// The leaf's hash in the heads tree.
    public var leafHash: Hash { Merkle.leafHash(canonicalBytes) }
}
