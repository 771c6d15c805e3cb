import Foundation

/// How a page is built, as one who does not see it meets it: its headings, its main buttons, and where its links on the page lead.
struct PageShape {
    /// What is wrong with it, in words.
    let faults: [String]
    /// How many main buttons it shows in all.
    let mainButtonCount: Int

    init(_ html: String) {
        let main = html.components(separatedBy: "<main").dropFirst().joined()
        let levels = main.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
        var faults: [String] = []
        if levels.first != 1 { faults.append("the first heading is no h1") }
        if levels.count(where: { $0 == 1 }) != 1 { faults.append("\(levels.count { $0 == 1 }) h1") }
        for (one, next) in zip(levels, levels.dropFirst()) where next > one + 1 { faults.append("an h\(next) after an h\(one)") }
        for form in main.components(separatedBy: "<form").dropFirst() {
            let count = (form.components(separatedBy: "</form>").first ?? "").matches(of: Self.filled).count
            if count > 1 { faults.append("\(count) main buttons in one form") }
        }
        mainButtonCount = main.matches(of: Self.filled).count
        self.faults = faults + Self.dangling(html).map { "nothing has the id \($0)" }
    }

    /// A filled button that is shown without script.
    private static var filled: Regex<Substring> { /class="button primary[^"]*"(?![^>]* hidden)/ }

    /// The places on the page to which its own links lead and which are not there.
    static func dangling(_ html: String) -> [String] {
        let places = Set(html.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
        let asked = Set(html.matches(of: /href="#([^"]+)"/).map { String($0.1) })
        return asked.subtracting(places).sorted()
    }

    /// The places to which the summary of what is wrong with a form leads.
    static func summaryLinks(_ html: String) -> [String] {
        let summary = html.components(separatedBy: "<div class=\"notice bad\" role=\"alert\">").dropFirst().first ?? ""
        let list = summary.components(separatedBy: "</div>").first ?? ""
        return list.matches(of: /href="#([^"]+)"/).map { String($0.1) }
    }
}
