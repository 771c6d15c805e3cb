import Testing

@testable import Evidence

@Suite struct CheckpointStandingTests {
    @Test func eachStandingIsTold() async throws {
        var sample = try SampleBundle()
        let older = try #require(sample.log.checkpoint)
        try sample.log.append("trade/2", kind: "messageSent")
        try sample.log.seal()
        let bytes = try await sample.bytes()
        let report = BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted)
        #expect(report.standing(of: try #require(sample.log.checkpoint)) == .same)
        #expect(report.standing(of: older) == .bundleIsNewer)

        try sample.log.append("trade/1", kind: "paid")
        try sample.log.seal()
        #expect(report.standing(of: try #require(sample.log.checkpoint)) == .bundleIsOlder)

        let size = try #require(report.checkpoint?.size)
        let forked = try #require(Checkpoint(origin: Sample.logKey.name, size: size, root: Sample.hash(9)))
        #expect(report.standing(of: try forked.signed(by: [Sample.logKey])) == .splitView)
        #expect(report.standing(of: try SignedNote(signing: forked.text, by: [Sample.recordKey])) == .notSigned)
        #expect(report.standing(of: try SignedNote(signing: "hello\n", by: [Sample.logKey])) == .notSigned)

        let stranger = try #require(SignerKey(name: "stranger.example/log", seed: Array(repeating: 7, count: 32)))
        let foreign = try #require(Checkpoint(origin: stranger.name, size: size, root: Sample.hash(9)))
        #expect(report.standing(of: try foreign.signed(by: [stranger])) == .otherLog)
    }
}
