/// What an answer means to the rules, whatever the category calls its field.
///
/// A category gives a role to at most one field. The role fixes the field's kind and, where it names ids, which choices it may
/// offer; `chengxu category check` sees to it.
package enum FieldRole: String, CaseIterable, Sendable, Codable {
    /// The version that is sold. `version`.
    case version
    /// The languages it is written in. `choices` of `ProgrammingLanguage`.
    case languages
    /// The licence of the product itself. `spdx`.
    case licence
    /// The licences of the parts that others wrote. `spdx`.
    case thirdPartyLicences
    /// How much of the source is handed over. `choice` of `complete`, `completeNoTools`, `partial`, `compiled`, `none`.
    case sourceCompleteness
    /// What the buyer cannot read or change. `choices` of `none`, `obfuscated`, `encrypted`, `domainBound`, `machineBound`,
    /// `onlineActivation`.
    case protectedParts
    /// How it is handed over. `choice` of `download`, `key`, `repository`, `service`.
    case deliveryForm
    /// Which writings come with it. `choices` of `none`, `readme`, `install`, `manual`, `api`, `video`.
    case documents
    /// What is in the package, in words. `longText`.
    case included
    /// What is not, in words. `longText`.
    case excluded
    /// What it is for and what it does, in words. `longText`.
    case description
    /// Whether and for how long there are new versions. `choice`.
    case updates
    /// Whether the seller installs it. `choice` of `none`, `included`, `paid`.
    case installation
    /// Own lines of code. `number`.
    case linesOfCode

    /// The kind that the field must have.
    package var kind: Category.Field.Kind {
        switch self {
        case .version: .version
        case .languages, .protectedParts, .documents: .choices
        case .licence, .thirdPartyLicences: .spdx
        case .sourceCompleteness, .deliveryForm, .updates, .installation: .choice
        case .included, .excluded, .description: .longText
        case .linesOfCode: .number
        }
    }

    /// The ids that its choices may have; nil where the category is free.
    package var choiceIDs: Set<String>? {
        switch self {
        case .languages: Set(ProgrammingLanguage.allCases.map(\.rawValue))
        case .sourceCompleteness: ["complete", "completeNoTools", "partial", "compiled", "none"]
        case .protectedParts: ["none", "obfuscated", "encrypted", "domainBound", "machineBound", "onlineActivation"]
        case .deliveryForm: ["download", "key", "repository", "service"]
        case .documents: ["none", "readme", "install", "manual", "api", "video"]
        case .installation: ["none", "included", "paid"]
        case .version, .licence, .thirdPartyLicences, .included, .excluded, .description, .updates, .linesOfCode: nil
        }
    }
}

/// The languages that sellers state and that are found in an artefact, by the names that both use.
package enum ProgrammingLanguage: String, CaseIterable, Sendable, Codable {
    case php, java, kotlin, javascript, typescript, python, go, rust, c, cpp, csharp, visualbasic, swift, objc, dart, ruby,
        perl, lua, luau, gdscript, scala, elixir, erlang, haskell, r, matlab, julia, shell, powershell, batch, sql, html, css,
        vue, svelte, wxml, wxss, arkts, solidity, assembly, autohotkey, elisp, vimscript, other
}
