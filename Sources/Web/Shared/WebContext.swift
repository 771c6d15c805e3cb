import Hummingbird
import Logging
import NIOCore

/// What Hummingbird carries along with a request.
package struct WebContext: RequestContext {
    /// Hummingbird's own part.
    package var coreContext: CoreRequestContextStorage
    /// The connection, for the other side's address.
    let channel: any Channel
    /// What the front read out of the header, once.
    var head: RequestHead?

    /// The context of a new request.
    package init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
