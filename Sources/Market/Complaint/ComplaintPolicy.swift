/// The operator's rules for complaints.
package struct ComplaintPolicy: Equatable, Sendable {
    /// How long the accused has to answer, in hours.
    package var answerHours: Int
    /// How long the staff has to decide from the filing, and again from an appeal, in days.
    package var decideDays: Int
    /// How long a decision can be appealed, in days.
    package var appealDays: Int
    /// The longest urgent freeze, in days.
    package var freezeDaysMax: Int
    /// The most complaints of one member that are not decided at one time.
    package var openMax: Int
    /// From how many unfounded ones on a member's complaints are marked as repeated.
    package var repeatedFrom: Int
    /// How far back those are counted, in days.
    package var repeatedDays: Int

    package init(
        answerHours: Int, decideDays: Int, appealDays: Int, freezeDaysMax: Int, openMax: Int, repeatedFrom: Int,
        repeatedDays: Int
    ) {
        self.answerHours = answerHours
        self.decideDays = decideDays
        self.appealDays = appealDays
        self.freezeDaysMax = freezeDaysMax
        self.openMax = openMax
        self.repeatedFrom = repeatedFrom
        self.repeatedDays = repeatedDays
    }

    /// 48 hours to answer, 7 days to decide, 7 to appeal, freezes of 7 days at most, 10 at a time, repeated from 3 in 180 days.
    ///
    /// Source: RULES.md, terms and deadlines (an answer within 48 hours); all other numbers are this market's own.
    package static let standard = ComplaintPolicy(
        answerHours: 48, decideDays: 7, appealDays: 7, freezeDaysMax: 7, openMax: 10, repeatedFrom: 3, repeatedDays: 180)
}
