import CryptoExtras
import Dispatch
import Evidence
import Market
import Synchronization

/// Makes and checks the hashes of passwords, away from the threads that serve requests.
///
/// Source: RFC 7914 (scrypt).
package struct Passwords: Sendable {
    private let chance: Chance
    private let work: Work
    /// One hash at a time in each, so that many who sign in at once wait instead of filling the memory.
    private let lanes = [DispatchQueue(label: "passwords 1"), DispatchQueue(label: "passwords 2")]

    /// How much work one hash takes.
    package struct Work: Sendable {
        /// The cost, a power of two.
        package let rounds: Int

        package init(rounds: Int) { self.rounds = rounds }

        /// 2^15 rounds of 8 blocks: 32 MiB and about a tenth of a second.
        package static let standard = Work(rounds: 1 << 15)
        /// As little as can be, for tests and benchmarks.
        package static let least = Work(rounds: 2)
    }

    /// The bounds of a password, in bytes of UTF-8.
    package static let bytes = 8...256

    init(chance: Chance, work: Work) {
        self.chance = chance
        self.work = work
    }

    /// A hash with the salt it was made with.
    package struct Hashed: Sendable {
        /// The member's own salt.
        package let salt: [UInt8]
        /// What scrypt makes of password and salt.
        package let hash: [UInt8]
    }

    /// Hashes a new password.
    package func hash(_ password: String) async throws -> Hashed {
        let salt = chance.bytes(16)
        return Hashed(salt: salt, hash: try await derive(password, salt: salt))
    }

    /// Whether the password has that hash. Takes as long whether it has or not.
    package func matches(_ password: String, _ hashed: Hashed) async throws -> Bool {
        let derived = try await derive(password, salt: hashed.salt)
        var difference = UInt8(derived.count == hashed.hash.count ? 0 : 1)
        for (left, right) in zip(derived, hashed.hash) { difference |= left ^ right }
        return difference == 0
    }

    private func derive(_ password: String, salt: [UInt8]) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            lanes[Int.random(in: lanes.indices)].async { [work] in
                continuation.resume(
                    with: Result {
                        let key = try KDF.Scrypt.deriveKey(
                            from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: work.rounds,
                            blockSize: 8, parallelism: 1, maxMemory: 256 << 20)
                        return key.withUnsafeBytes { Array($0) }
                    })
            }
        }
    }
}
