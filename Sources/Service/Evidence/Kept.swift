import Synchronization

/// What this process has worked out and would work out the same again, by what it was worked out from.
///
/// Two generations: what came since the last turn, and before. When the young one is full, the old one goes; what is asked for
/// moves up again.
final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Generations {
        var young: [Key: Value] = [:]
        var old: [Key: Value] = [:]
    }

    private let generations = Mutex(Generations())
    /// The most values of one generation.
    private let countMax: Int

    init(countMax: Int) { self.countMax = countMax }

    /// The value under the key; nil where it is to be worked out.
    subscript(key: Key) -> Value? {
        generations.withLock { generations in
            if let value = generations.young[key] { return value }
            guard let value = generations.old[key] else { return nil }
            Self.put(value, key, &generations, countMax)
            return value
        }
    }

    /// Keeps a value under the key.
    func keep(_ value: Value, for key: Key) {
        generations.withLock { Self.put(value, key, &$0, countMax) }
    }

    private static func put(_ value: Value, _ key: Key, _ generations: inout Generations, _ countMax: Int) {
        if generations.young.count >= countMax {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[key] = value
    }
}
