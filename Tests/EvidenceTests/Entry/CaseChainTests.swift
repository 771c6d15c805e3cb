import Evidence
import Testing

@Suite struct CaseChainTests {
    private func replaced(
        _ header: EntryHeader, stream: String? = nil, streamNumber: Int64? = nil, sequence: Int64? = nil,
        previous: Hash? = nil, timeMs: Int64? = nil
    ) throws -> EntryHeader {
        try EntryHeader(
            stream: stream ?? header.stream, streamNumber: streamNumber ?? header.streamNumber,
            sequence: sequence ?? header.sequence, previous: previous ?? header.previous, kind: header.kind,
            actor: header.actor, timeMs: timeMs ?? header.timeMs, facts: header.facts)
    }

    @Test func aWholeRunIsAChain() throws {
        let run = try Sample.run(count: 5)
        let chain = try CaseChain.check(run)
        #expect(chain.nextSequence == 5)
        #expect(chain.headHash == run[4].entryHash)
        #expect(chain.stream == "trade/sample")
        #expect(chain.streamNumber == 3)
        #expect(chain == CaseChain(after: run[4]))
        #expect(try CaseChain.check([]) == CaseChain())
    }

    @Test func eachWayToBreakItIsNamed() throws {
        let run = try Sample.run(count: 4)
        let cases: [(EntryHeader, CaseChain.Fault.Reason)] = [
            (try replaced(run[2], stream: "trade/other"), .otherStream),
            (try replaced(run[2], streamNumber: 4), .otherStreamNumber),
            (run[3], .sequenceGap),
            (run[1], .sequenceGap),
            (try replaced(run[2], previous: Sample.hash(0)), .wrongPrevious),
            (try replaced(run[2], timeMs: run[1].timeMs - 1), .timeWentBack),
        ]
        for (header, reason) in cases {
            var chain = try CaseChain.check(run.prefix(2))
            let before = chain
            #expect(throws: CaseChain.Fault(sequence: header.sequence, reason: reason)) { try chain.append(header) }
            #expect(chain == before)
        }
        #expect(throws: CaseChain.Fault(sequence: 1, reason: .sequenceGap)) { try CaseChain.check(run.dropFirst()) }
    }

    @Test func sameTimeMayStandTwice() throws {
        let run = try Sample.run(count: 1)
        var chain = try CaseChain.check(run)
        try chain.append(
            try EntryHeader(
                stream: run[0].stream, streamNumber: 3, sequence: 1, previous: run[0].entryHash, kind: "sampled",
                actor: "member/a", timeMs: run[0].timeMs))
    }
}
