import Foundation
import Glibc

/// A thread on which actors run that block, or that compute for long, so that they do not hold up the threads all tasks share.
///
/// It lives as long as the process does. An actor runs on it by naming it as its `unownedExecutor`.
package final class WorkThread: SerialExecutor {
    // A job of the runtime must never be refused.
    private let queue = JobQueue<UnownedJob>(waitingMax: .max)

    /// Starts it.
    ///
    /// - Parameters:
    ///   - name: what it is called where threads are listed.
    ///   - niceness: how far it stands back for other threads when all processors are busy, 0 to 19.
    package init(name: String, niceness: Int32 = 0) {
        queue.join()
        let thread = Thread { [self] in
            // On Linux this is the thread's own; standing back is always allowed.
            if niceness > 0 { setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness) }
            while let jobs = queue.take(1) {
                for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
            }
        }
        thread.name = name
        thread.start()
    }

    /// Puts a job of the runtime at the end.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        do {
            try queue.submit(job)
        } catch {
            preconditionFailure("a work thread is never closed and takes any number of jobs")
        }
    }
}
