import Evidence

/// Numbers that look random and are the same in every run.
struct SampleNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}

/// Parts that several suites need.
enum Sample {
    static func hash(_ number: Int) -> Hash { Hash.sha256(Array("sample \(number)".utf8)) }

    static let logKey = SignerKey(name: "market.example/log", seed: Array(repeating: 1, count: 32))!
    static let recordKey = SignerKey(name: "market.example/log/record", seed: Array(repeating: 2, count: 32))!

    /// A run of entries of one stream.
    static func run(
        stream: String = "trade/sample", streamNumber: Int64 = 3, count: Int, timeMs: Int64 = 1_700_000_000_000,
        facts: (Int) -> JSON.Object = { ["step": .integer(Int64($0))] }
    ) throws -> [EntryHeader] {
        var headers: [EntryHeader] = []
        for sequence in 0..<count {
            headers.append(
                try EntryHeader(
                    stream: stream, streamNumber: streamNumber, sequence: Int64(sequence),
                    previous: headers.last?.entryHash, kind: "sampled", actor: "member/a",
                    timeMs: timeMs + Int64(sequence), facts: facts(sequence)))
        }
        return headers
    }
}

extension String {
    var bytes: [UInt8] { Array(utf8) }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}
