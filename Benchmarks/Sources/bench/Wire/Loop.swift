import Glibc

/// What waits for its socket.
protocol Waiter: AnyObject {
    var descriptor: Int32 { get }
    /// Whether it has something to write that the socket did not take yet.
    var wantsToWrite: Bool { get }
    /// The socket can be read, written, or has failed.
    func wake(canRead: Bool, canWrite: Bool) throws
}

/// One thread that serves all sockets of the driver. It shares two cores with the server, so it must be cheap: no tasks, no
/// locks, one wait for many sockets.
final class Loop {
    private var waiters: [any Waiter] = []
    private var isStopped = false

    init() throws {}

    deinit { close() }

    /// Wakes the waiter whenever its socket can be read, or written where it wants that.
    func add(_ waiter: any Waiter) throws { waiters.append(waiter) }

    /// Closes the waiter's socket and forgets it.
    func remove(_ waiter: any Waiter) {
        guard let place = waiters.firstIndex(where: { $0 === waiter }) else { return }
        waiters.remove(at: place)
        Glibc.close(waiter.descriptor)
    }

    /// Serves until ``stop()``, and calls `eachTurn` at least every 5 ms.
    func run(eachTurn: () throws -> Void = {}) throws {
        isStopped = false
        var polls: [pollfd] = []
        while !isStopped {
            try eachTurn()
            let turn = waiters
            polls.removeAll(keepingCapacity: true)
            for waiter in turn {
                polls.append(
                    pollfd(
                        fd: waiter.descriptor, events: Int16(waiter.wantsToWrite ? POLLIN | POLLOUT : POLLIN), revents: 0))
            }
            guard poll(&polls, nfds_t(polls.count), 5) >= 0 || errno == EINTR else { throw SystemFailure("poll") }
            for (waiter, poll) in zip(turn, polls) where poll.revents != 0 {
                let happened = Int32(poll.revents)
                try waiter.wake(canRead: happened & ~POLLOUT != 0, canWrite: happened & POLLOUT != 0)
            }
        }
    }

    func stop() { isStopped = true }

    /// Closes all sockets.
    func close() {
        for waiter in waiters { Glibc.close(waiter.descriptor) }
        waiters = []
    }
}
