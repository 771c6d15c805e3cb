import Synchronization

/// The threads on which actors run that block on the disk: a few for the whole process.
enum FileThreads {
    private static let all = (1...4).map { WorkThread(name: "files-\($0)") }
    private static let handedOut = Atomic<Int>(0)

    /// One of the threads, in turn.
    static func next() -> WorkThread {
        all[handedOut.wrappingAdd(1, ordering: .relaxed).oldValue % all.count]
    }
}
