import Foundation
import Market
import Testing

@testable import Payments

/// Counts what becomes of very many changed notifications.
enum Mutation {
    struct Tally: Sendable {
        var refused: [String: Int] = [:]
        /// Changes that say the same, were read, and gave exactly what the genuine one says.
        var readTheSame: [String: Int] = [:]
        var believed: [String] = []

        var refusedInAll: Int { refused.values.reduce(0, +) }
    }

    /// `make` gives a changed notification with the name of the change, or nil where chance changed nothing; `says` is what the
    /// genuine one says, for changes that are only another order of the same.
    static func run(
        atLeast count: Int, seed: UInt64, gateway: some Gateway,
        make: @escaping @Sendable (inout SeededGenerator) -> (kind: String, RawNotification, says: PaymentNotice?)?
    ) async -> Tally {
        await withCheckedContinuation { continuation in
            // A thread of its own: the pool's few are for tests that wait for others.
            Thread.detachNewThread {
                var tally = Tally()
                var generator = SeededGenerator(seed: seed)
                var refused = 0
                while refused < count, tally.believed.isEmpty {
                    guard let (kind, notification, says) = make(&generator) else { continue }
                    do throws(NotificationRefusal) {
                        let notice = try gateway.read(notification)
                        if notice == says {
                            tally.readTheSame[kind, default: 0] += 1
                        } else {
                            tally.believed.append("\(kind): \(String(decoding: notification.body, as: UTF8.self))")
                        }
                    } catch {
                        tally.refused[kind, default: 0] += 1
                        refused += 1
                    }
                }
                continuation.resume(returning: tally)
            }
        }
    }

    static func report(_ tally: Tally, of name: String, since start: ContinuousClock.Instant) {
        let kinds = tally.refused.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        print("\(name): \(tally.refusedInAll) mutants refused in \(ContinuousClock.now - start): \(kinds)")
    }

    /// Changes any bytes know: bits, bytes, cuts and doublings.
    static func bytes(_ genuine: [UInt8], _ generator: inout SeededGenerator) -> (String, [UInt8]) {
        var mutant = genuine
        let place = Int.random(in: mutant.indices, using: &generator)
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
            mutant[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            return ("bit", mutant)
        case 1:
            mutant.remove(at: place)
            return ("byte dropped", mutant)
        case 2:
            mutant.insert(.random(in: .min ... .max, using: &generator), at: place)
            return ("byte added", mutant)
        case 3:
            mutant.swapAt(place, Int.random(in: mutant.indices, using: &generator))
            return ("bytes swapped", mutant)
        case 4:
            mutant.removeLast(Int.random(in: 1...40, using: &generator))
            return ("cut", mutant)
        case 5:
            mutant.insert(contentsOf: mutant[place...].prefix(20), at: place)
            return ("doubled", mutant)
        default:
            let tails: [[UInt8]] = [
                [0], [0x0A], [0x20], [0x0D, 0x0A], Array("&".utf8), Array("&a=b".utf8), Array("{}".utf8),
            ]
            mutant += tails[Int.random(in: tails.indices, using: &generator)]
            return ("trailing bytes", mutant)
        }
    }
}
