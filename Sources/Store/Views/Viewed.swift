import Evidence
import Market

/// A kind of case whose entries are projected into views.
///
/// A projection depends on one stream alone, or comes to the same in whatever order its streams are read, so the views can be
/// rebuilt stream by stream and come out the same.
package protocol Viewed: CaseState {
    /// Writes what one entry changes.
    static func project(_ change: Change<Self>, to connection: any Connection) throws
}

/// One entry with what the stream was before it and is after it.
package struct Change<State: CaseState> {
    /// The entry as it was appended.
    package let entry: Entry
    /// What it says.
    package let event: State.Event
    /// The state before it.
    package let before: State
    /// The state after it.
    package let after: State
    /// Whether the views are being made again from the entries.
    package let isRebuilt: Bool

    /// Puts the parts together.
    package init(entry: Entry, event: State.Event, before: State, after: State, isRebuilt: Bool = false) {
        self.entry = entry
        self.event = event
        self.before = before
        self.after = after
        self.isRebuilt = isRebuilt
    }

    /// The identifier in the stream's name.
    var identifier: String { String(StreamName(text: entry.header.stream).identifier) }
}
