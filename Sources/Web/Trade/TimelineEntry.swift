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

    /// A message.
    struct Message: Sendable {
        let text: String
        /// The stage it was written in.
        let stage: String
        /// Written by the reader.
        let isOwn: Bool
        /// Said when the message talks of dealing off the platform: what protection would be lost.
        let warning: String?
    }

    /// Its number in the case file.
    let sequence: String
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
        message: Message? = nil, diff: ClauseDiff? = nil, files: [FileFact] = [], hash: HashText? = nil,
        facts: [Fact] = [], note: String? = nil, warning: GuardNotice? = nil, proofPath: String
    ) {
        self.sequence = String(sequence)
        self.look = look.rawValue
        isMessage = look == .message
        self.icon = icon
        self.tone = tone.rawValue
        self.actor = actor
        initial = actor.first.map(String.init) ?? "·"
        self.what = what
        self.moment = moment
        self.message = message
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
