extension Schema {
    /// Version 8 of the views: when the accused is next reminded of a complaint, of what members are reminded outside of trades, and
    /// that they are told of what the staff does to them outside of complaints.
    static let remindedOfComplaints: [SQL] = [
        "ALTER TABLE v_complaints ADD COLUMN remind_ms {BIGINT}",
        "CREATE INDEX v_complaints_reminded ON v_complaints (remind_ms, id) WHERE remind_ms IS NOT NULL",
        "ALTER TABLE v_told ADD COLUMN reminds TEXT",
        "ALTER TABLE v_told ADD COLUMN step TEXT",
        "DROP INDEX v_told_open",
        "CREATE INDEX v_told_open ON v_told (stream) WHERE coalesce(ask, reminds) IS NOT NULL AND NOT done",
    ]
}
