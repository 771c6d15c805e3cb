import Foundation
import Synchronization

/// A thread on which actors run that block on the disk, so that they do not hold up the threads all tasks share.
///
/// There are a few for the whole process and they live as long as it does.
final class FileThread: SerialExecutor {
    /// The threads of the process.
    private static let all = (1...4).map { FileThread(number: $0) }
    private static let handedOut = Atomic<Int>(0)

    /// One of the threads, in turn.
    static func next() -> FileThread {
        all[handedOut.wrappingAdd(1, ordering: .relaxed).oldValue % all.count]
    }

    // A job of the runtime must never be refused.
    private let queue = JobQueue<UnownedJob>(waitingMax: .max)

    private init(number: Int) {
        queue.join()
        let thread = Thread { [self] in
            while let jobs = queue.take(1) {
                for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
            }
        }
        thread.name = "files-\(number)"
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        do {
            try queue.submit(job)
        } catch {
            preconditionFailure("a file thread is never closed and takes any number of jobs")
        }
    }
}
