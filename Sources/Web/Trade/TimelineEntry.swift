/// One entry of the case file as the timeline shows it.
struct TimelineEntry: Sendable {
    /// How an entry looks in the line.
    enum Look: String, Sendable {
        /// A message with its text in a box.
        case message
        /// A small line: something happened.
        case event
        /// A step that matters: an agreement, money, a delivery.
        case milestone
        /// A point that was ticked by itself; several stand close together.
        case tick
    }

    /// Its number in the case file.
    let sequence: String
    /// The stage that begins with this entry; nil where it is that of the entry before.
    let chapter: String?
    /// The first entry that the reader has not been shown before.
    let isFirstUnread: Bool
    let look: String
    let isMessage: Bool
    /// A picture of the sprite.
    let icon: String
    /// `good`, `warn`, `bad` or `calm`.
    let tone: String
    let actor: String
    let initial: String
    /// `提交了交付物`.
    let what: String
    let moment: Moment
    let message: Message?
    let record: RecordCard?
    let diff: ClauseDiff?
    let files: [FileFact]
    let hasFiles: Bool
    let hash: HashText?
    let facts: [Fact]
    let hasFacts: Bool
    let note: String?
    /// What was found to lead the deal away, and what that would cost.
    let warning: GuardNotice?
    /// The entry itself and the proof that it is in the log.
    let proofPath: String

    init(
        sequence: Int64, look: Look, icon: String, tone: Badge.Tone = .calm, actor: String, what: String, moment: Moment,
        message: Message? = nil, record: RecordCard? = nil, diff: ClauseDiff? = nil, files: [FileFact] = [], hash: HashText? = nil,
        facts: [Fact] = [], note: String? = nil, warning: GuardNotice? = nil, chapter: String? = nil,
        isFirstUnread: Bool = false, proofPath: String
    ) {
        self.sequence = String(sequence)
        self.chapter = chapter
        self.isFirstUnread = isFirstUnread
        self.look = look.rawValue
        isMessage = look == .message
        self.icon = icon
        self.tone = tone.rawValue
        self.actor = actor
        initial = actor.first.map(String.init) ?? "·"
        self.what = what
        self.moment = moment
        self.message = message
        self.record = record
        self.diff = diff
        self.files = files
        hasFiles = !files.isEmpty
        self.hash = hash
        self.facts = facts
        hasFacts = !facts.isEmpty
        self.note = note
        self.warning = warning
        self.proofPath = proofPath
    }
}
