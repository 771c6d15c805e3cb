import Foundation
import Synchronization

/// Brings the write-ahead log into the file in the background, so that commits do not wait for it.
///
/// SQLite's own automatic checkpoint runs within a commit and holds it up for as long as thousands of scattered pages take to
/// write. Here a thread with its own connection does the bulk while the writer goes on. The log can only start anew at a moment
/// when nothing is left in it, so the writer brings the last few pages itself, between two transactions.
final class LogKeeper: Sendable {
    /// Pages of 4 KiB in the log from which on it is brought into the file.
    static let pagesBegin: Int32 = 2_000
    /// Pages that the writer brings itself.
    static let pagesLast: Int32 = 400
    /// Pages at which the writer stops and brings them all, because the thread does not keep up.
    static let pagesMax: Int32 = 32_000

    /// What the writer is to do.
    enum Advice { case goOn, bringTheRest }

    private struct State {
        var isWorking = false
        /// Pages from the start of the log that are in the file already.
        var pagesBrought: Int32 = 0
        /// Pages in the log when the writer last looked; fewer than before means that it started anew.
        var pagesSeen: Int32 = 0
    }

    private let state = Mutex(State())
    private let rounds = JobQueue<Void>()

    init(path: String) {
        rounds.join()
        let thread = Thread { [self] in
            var session: SQLiteSession?
            while rounds.take(1) != nil {
                bring(&session, path)
            }
            session?.close()
            rounds.leave()
        }
        thread.name = "sqlite-log"
        thread.start()
    }

    /// Tells of a commit after which the log has `pages` pages.
    func logGrew(to pages: Int32) -> Advice {
        let (advice, begins) = state.withLock { state -> (Advice, Bool) in
            if pages < state.pagesSeen || pages < state.pagesBrought { state.pagesBrought = 0 }
            state.pagesSeen = pages
            if state.isWorking { return (.goOn, false) }
            if pages >= Self.pagesMax { return (.bringTheRest, false) }
            let brought = state.pagesBrought
            if brought > 0, pages > brought, pages - brought <= Self.pagesLast { return (.bringTheRest, false) }
            guard pages - brought >= Self.pagesBegin else { return (.goOn, false) }
            state.isWorking = true
            return (.goOn, true)
        }
        if begins { begin() }
        return advice
    }

    /// Tells that the writer brought the log up to `pages` itself.
    func logBrought(to pages: Int32) {
        state.withLock { $0.pagesBrought = pages }
    }

    /// Lets the thread end, without waiting for it.
    func stop() { rounds.close() }

    func close() async {
        await withCheckedContinuation { caller in rounds.close { caller.resume() } }
    }

    private func begin() {
        do {
            try rounds.submit(())
        } catch {
            // The database is closing; SQLite brings the log home when the last connection goes.
            state.withLock { $0.isWorking = false }
        }
    }

    /// One round. A failure leaves the log as it was, and the writer meets it at ``pagesMax`` if it lasts.
    private func bring(_ session: inout SQLiteSession?, _ path: String) {
        var brought: Int32?
        do {
            let open = try session ?? SQLiteSession(path: path, role: .keepingLog)
            session = open
            brought = try open.bringLogForward()
        } catch {
            session?.close()
            session = nil
        }
        state.withLock { state in
            state.isWorking = false
            if let brought { state.pagesBrought = brought }
        }
    }
}
