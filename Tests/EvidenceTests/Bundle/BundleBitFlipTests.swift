@testable import Evidence
import Testing

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
