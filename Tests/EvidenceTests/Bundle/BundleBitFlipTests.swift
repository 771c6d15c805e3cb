import Testing

@testable import Evidence

/// Every single bit of a whole bundle, changed one at a time: no mutant may pass.
@Suite struct BundleBitFlipTests {
    static let workersCount = 4

    @Test func everyFlippedBitIsRefused() async throws {
        let bytes = try await SampleBundle().bytes()
        #expect(BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted).isIntact)
        let accepted = await withTaskGroup(of: [String].self) { group in
            for worker in 0..<BundleBitFlipTests.workersCount {
                group.addTask { BundleBitFlipTests.acceptedMutants(of: bytes, worker: worker) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(accepted == [])
    }

    /// The whole report, as a person gets it, for one bit of each byte.
    @Test func everyFlippedByteIsNamedInAWholeReport() async throws {
        let bytes = try await SampleBundle().bytes()
        var numbers = SampleNumbers(seed: 9)
        for index in stride(from: 0, to: bytes.count, by: 13) {
            var mutant = bytes
            mutant[index] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            let report = BundleVerifier.verify(BytesSource(mutant), trusting: SampleBundle.trusted)
            #expect(!report.isIntact, "byte \(index)")
        }
    }

    @Test func cutAndTornBundlesNeverCrashAndNeverPass() async throws {
        let bytes = try await SampleBundle().bytes()
        var numbers = SampleNumbers(seed: 11)
        for _ in 0..<150 {
            var mutant = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &numbers)))
            #expect(!BundleVerifier.verify(BytesSource(mutant)).isIntact)
            mutant = Array(bytes.suffix(Int.random(in: 0..<bytes.count, using: &numbers)))
            #expect(!BundleVerifier.verify(BytesSource(mutant)).isIntact)
            mutant = bytes
            let start = Int.random(in: 0..<bytes.count, using: &numbers)
            for index in start..<min(bytes.count, start + 9) {
                mutant[index] = UInt8.random(in: 0...255, using: &numbers)
            }
            #expect(mutant == bytes || !BundleVerifier.verify(BytesSource(mutant)).isIntact)
        }
    }

    /// Torn members in an archive that is whole, with a manifest that fits: what the readers of the members are for.
    @Test func tornMembersNeverCrashAndNeverPass() async throws {
        let genuine = try await SampleBundle(extraEntries: 1).members()
        let names = genuine.data.keys.filter { $0 != "index.html" && !$0.hasPrefix("manifest") }.sorted()
        var numbers = SampleNumbers(seed: 12)
        for _ in 0..<150 {
            var members = genuine
            let name = names.randomElement(using: &numbers)!
            var data = members[name]!
            switch Int.random(in: 0..<3, using: &numbers) {
            case 0: data = Array(data.prefix(Int.random(in: 0..<data.count, using: &numbers)))
            case 1:
                data.insert(
                    UInt8.random(in: 0x20..<0x7F, using: &numbers), at: Int.random(in: 0..<data.count, using: &numbers))
            default:
                data[Int.random(in: 0..<data.count, using: &numbers)] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            }
            members[name] = data
            try members.reseal()
            let report = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted)
            #expect(!report.isIntact, "\(name)")
        }
    }

    private static func acceptedMutants(of bytes: [UInt8], worker: Int) -> [String] {
        var mutant = bytes
        var accepted: [String] = []
        for index in stride(from: worker, to: bytes.count, by: workersCount) {
            for bit in 0..<8 {
                mutant[index] ^= 1 << bit
                let report = BundleVerifier.verify(
                    BytesSource(mutant), trusting: SampleBundle.trusted, stoppingAtFirst: true)
                if report.isIntact { accepted.append("byte \(index) bit \(bit)") }
                mutant[index] ^= 1 << bit
            }
        }
        return accepted
    }
}
