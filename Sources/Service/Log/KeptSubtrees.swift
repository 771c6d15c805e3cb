import Evidence
import Synchronization

/// The roots of subtrees that this process has computed of its log.
final class KeptSubtrees: SubtreeMemory {
    /// Two generations: what came since the last turn, and before. When the young one is full, the old one goes.
    private struct Generations {
        var young: [SubtreePlace: Hash] = [:]
        var old: [SubtreePlace: Hash] = [:]
    }

    private let generations = Mutex(Generations())
    /// The most roots of one generation: about 4 MiB.
    private let rootsMax: Int

    init(rootsMax: Int = 1 << 15) { self.rootsMax = rootsMax }

    func root(_ place: SubtreePlace) -> Hash? {
        generations.withLock { $0.young[place] ?? $0.old[place] }
    }

    func keep(_ root: Hash, _ place: SubtreePlace) {
        generations.withLock { generations in
            if generations.young.count >= rootsMax {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[place] = root
        }
    }
}
