import Testing

@testable import Store

@Suite
struct SQLTests {
    @Test("Placeholders become SQLite's numbered ones, and stay as they are for PostgreSQL")
    func placeholders() {
        let sql: SQL = "SELECT $2, $1, $10, $3,$4,$5,$6,$7,$8,$9"
        #expect(sql.valueCount == 10)
        #expect(sql.rendered(for: .sqlite) == "SELECT ?2, ?1, ?10, ?3,?4,?5,?6,?7,?8,?9")
        #expect(sql.rendered(for: .postgres) == sql.text)
    }

    @Test("Quoted text and comments are left alone")
    func quoted() {
        let sql: SQL = "SELECT '$1 {BYTES} it''s $2', \"$3\" /* $4 ' */ -- $5 '\n, $1"
        #expect(sql.valueCount == 1)
        #expect(sql.rendered(for: .sqlite) == "SELECT '$1 {BYTES} it''s $2', \"$3\" /* $4 ' */ -- $5 '\n, ?1")
    }

    @Test("Every word in braces has a text for both databases", arguments: DialectWord.allCases)
    func words(word: DialectWord) {
        let sql = SQL("a {\(word.rawValue)} b")
        for dialect in Dialect.allCases {
            #expect(sql.rendered(for: dialect) == "a \(word.rendered(for: dialect)) b")
        }
    }

    @Test("Texts that are equal are one key, however they were made")
    func equality() {
        let literal: SQL = "SELECT $1"
        #expect(literal == SQL(["SELECT", "$1"].joined(separator: " ")))
        #expect(Set([literal, "SELECT $1", "SELECT 2"]).count == 2)
    }

    @Test("A text that is a bug stops the program")
    func bugs() async {
        await #expect(processExitsWith: .failure) { _ = SQL("SELECT $2") }
        await #expect(processExitsWith: .failure) { _ = SQL("SELECT $0") }
        await #expect(processExitsWith: .failure) { _ = SQL("SELECT $1::text") }
        await #expect(processExitsWith: .failure) { _ = SQL("SELECT '$1") }
        await #expect(processExitsWith: .failure) { _ = SQL("CREATE TABLE a (b {NUMBER})") }
    }
}
