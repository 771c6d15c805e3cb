import Glibc

/// What waits for its socket.
protocol Waiter: AnyObject {
    var descriptor: Int32 { get }
    /// The socket can be read, written, or has failed.
    func wake(canRead: Bool, canWrite: Bool) throws
}

/// One thread that serves all sockets of the driver. It shares two cores with the server, so it must be cheap: no tasks, no
/// locks, one wait for many sockets.
final class Loop {
    private let epoll: Int32
    private var waiters: [Int32: any Waiter] = [:]
    private var isStopped = false

    init() throws {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC.rawValue))
        guard epoll >= 0 else { throw SystemFailure("epoll_create1") }
    }

    deinit {
        close()
        Glibc.close(epoll)
    }

    /// Wakes the waiter whenever its socket turns readable or writable.
    func add(_ waiter: any Waiter) throws {
        waiters[waiter.descriptor] = waiter
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
        event.data.fd = waiter.descriptor
        guard epoll_ctl(epoll, EPOLL_CTL_ADD, waiter.descriptor, &event) == 0 else { throw SystemFailure("epoll_ctl") }
    }

    /// Closes the waiter's socket and forgets it.
    func remove(_ waiter: any Waiter) {
        guard waiters.removeValue(forKey: waiter.descriptor) != nil else { return }
        Glibc.close(waiter.descriptor)
    }

    /// Serves until ``stop()``, and calls `eachTurn` at least every 5 ms.
    func run(eachTurn: () throws -> Void = {}) throws {
        isStopped = false
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        while !isStopped {
            try eachTurn()
            let count = epoll_wait(epoll, &events, Int32(events.count), 5)
            guard count >= 0 || errno == EINTR else { throw SystemFailure("epoll_wait") }
            for event in events.prefix(max(0, Int(count))) {
                guard let waiter = waiters[event.data.fd] else { continue }
                let reading = EPOLLIN.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue | EPOLLRDHUP.rawValue
                try waiter.wake(
                    canRead: event.events & reading != 0, canWrite: event.events & EPOLLOUT.rawValue != 0)
            }
        }
    }

    func stop() { isStopped = true }

    /// Closes all sockets.
    func close() {
        for waiter in waiters.values { Glibc.close(waiter.descriptor) }
        waiters = [:]
    }
}
