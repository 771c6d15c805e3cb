import Service

/// One line of the timeline while it is put together.
struct TimelineLine {
    let number: Int64
    let moment: Moment
    let path: String
    let language: Language
    var look = TimelineEntry.Look.event
    var icon = "chat"
    var tone = Badge.Tone.calm
    var actor: String
    var what = ""
    var message: TimelineEntry.Message?
    var record: RecordCard?
    var chapter: String?
    var isFirstUnread = false
    var diff: ClauseDiff?
    var files: [FileFact] = []
    var hash: HashText?
    var facts: [Fact] = []
    var note: String?
    var warning: GuardNotice?

    init(_ entry: TradeEntry, _ scene: TradeScene) {
        number = entry.sequence
        moment = scene.moment(entry.at)
        path = TradePath.entry(scene.id, entry.sequence)
        language = scene.language
        actor = scene.actorName(entry.actor)
    }

    mutating func tell(
        _ key: String, _ icon: String, _ tone: Badge.Tone = .calm, look: TimelineEntry.Look = .event,
        values: [String: String] = [:]
    ) {
        what = language.say("entry.\(key)", values: values)
        self.icon = icon
        self.tone = tone
        self.look = look
    }

    var entry: TimelineEntry {
        TimelineEntry(
            sequence: number, look: look, icon: icon, tone: tone, actor: actor, what: what, moment: moment,
            message: message, record: record, diff: diff, files: files, hash: hash, facts: facts, note: note,
            warning: warning, chapter: chapter, isFirstUnread: isFirstUnread, proofPath: path)
    }
}
