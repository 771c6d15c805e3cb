extension Schema {
    /// What the rows of the views mean; raised whenever a projection changes, so that an older store is rebuilt when it is opened.
    package static let viewsVersion: Int64 = 9

    /// The views by name, in an order in which they can be emptied.
    package static let viewNames = [
        "v_members", "v_revisions", "v_listings", "v_offers", "v_term_offers", "v_spellings", "v_trades", "v_deadlines",
        "v_payments",
        "v_postings", "v_balances", "v_ratings", "v_passkeys", "v_deals", "v_unread", "v_marks", "v_erasures", "v_erased_files",
        "v_notices", "v_reminders",
        "v_movements", "v_day_changes",
        "v_staff", "v_deeds",
        "v_payout_accounts", "v_payouts", "v_debts",
        "v_rating_acts", "v_sold_trades", "v_promise_tests", "v_offered_services",
        "v_disputes", "v_rulings",
        "v_asks", "v_absences", "v_replies",
        "v_after_sales", "v_questions",
        "v_complaints", "v_restraints", "v_identities",
        "v_said",
        "v_told",
    ]
}
