/// Answers about stretches of a text, each found out once: what is asked of every word of a clause is asked of the clause but once.
struct Remembered {
    private var answers: [Range<Int>: Bool] = [:]

    /// The answer for that stretch.
    mutating func answer(for range: Range<Int>, _ find: () -> Bool) -> Bool {
        if let known = answers[range] { return known }
        let answer = find()
        answers[range] = answer
        return answer
    }
}
