# Computes with R's sna and igraph what tests/network/test_reference.py compares with.
#
#   Rscript reference.R FOLDER > reference.csv
#
# FOLDER holds NAME-two-mode.csv (party,forum), NAME-groups.csv (node,group),
# NAME-directed.csv (from,to) and NAME-matrix-1.csv, NAME-matrix-2.csv (numbers, no heading).
# Written out: input,measure,node,value.

suppressPackageStartupMessages({
  library(sna)
  library(igraph, exclude = c("betweenness", "closeness", "degree", "components"))
})

folder <- commandArgs(trailingOnly = TRUE)[1]
rows <- list()
put <- function(input, measure, node, value) {
  rows[[length(rows) + 1]] <<- data.frame(
    input = input, measure = measure, node = node, value = as.numeric(value)
  )
}
table_of <- function(name, what) {
  read.csv(file.path(folder, paste0(name, "-", what, ".csv")), colClasses = "character",
           encoding = "UTF-8")
}
group_of <- function(name, nodes) {
  groups <- table_of(name, "groups")
  groups$group[match(nodes, groups$node)]
}
roles <- c("coordinator", "itinerant", "representative", "gatekeeper", "liaison")

two_mode <- function(name) {
  ties <- unique(table_of(name, "two-mode"))
  parties <- sort(unique(ties$party))
  fora <- sort(unique(ties$forum))
  a <- matrix(0, length(parties), length(fora), dimnames = list(parties, fora))
  a[cbind(ties$party, ties$forum)] <- 1
  n <- nrow(a)
  m <- ncol(a)
  both <- rbind(cbind(matrix(0, n, n), a), cbind(t(a), matrix(0, m, m)))
  nodes <- c(parties, fora)
  dimnames(both) <- list(nodes, nodes)

  put(name, "density", "", mean(a))
  put(name, "degree", nodes, c(rowSums(a) / m, colSums(a) / n))

  # Closeness: distances by sna; smallest possible sum over actual one, scaled by what is reached.
  far <- geodist(both)$gdist
  for (i in seq_along(nodes)) {
    reached <- is.finite(far[i, ])
    total <- sum(far[i, reached])
    n_here <- sum(reached[1:n])
    m_here <- sum(reached) - n_here
    best <- if (i <= n) m_here + 2 * (n_here - 1) else n_here + 2 * (m_here - 1)
    put(name, "closeness", nodes[i], best / total * (sum(reached) - 1) / (n + m - 1))
  }

  # Betweenness: raw by sna, divided by the largest that Borgatti & Everett (1997) allow.
  largest <- function(own, other) {
    s <- (own - 1) %/% other
    t <- (own - 1) %% other
    (other^2 * (s + 1)^2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
  }
  raw <- betweenness(both, gmode = "graph", cmode = "undirected")
  put(name, "betweenness", nodes, raw / c(rep(largest(n, m), n), rep(largest(m, n), m)))

  put(name, "core", nodes, kcores(both, mode = "graph"))
  cuts <- cutpoints(both, mode = "graph", return.indicator = TRUE)
  put(name, "cut-point", nodes, cuts)
  g <- graph_from_adjacency_matrix(both, mode = "undirected")
  weak <- ends(g, bridges(g))
  if (nrow(weak)) put(name, "bridge", paste(weak[, 1], weak[, 2], sep = "|"), 1)

  shared <- t(a) %*% a
  for (i in seq_len(m - 1)) for (j in (i + 1):m) {
    put(name, "overlap", paste(fora[i], fora[j], sep = "|"),
        shared[i, j] / (shared[i, i] + shared[j, j] - shared[i, j]))
  }

  # Two-mode brokerage: every open path, one by one.
  cl <- group_of(name, parties)
  meets <- a %*% t(a) > 0
  for (b in seq_len(n)) {
    count <- setNames(rep(0, 5), roles)
    for (i in seq_len(n)) for (k in seq_len(n)) {
      if (i < k && i != b && k != b && !meets[i, k]) {
        paths <- sum(a[i, ] * a[b, ]) * sum(a[k, ] * a[b, ])
        if (paths == 0) next
        if (cl[i] == cl[k] && cl[i] == cl[b]) count["coordinator"] <- count["coordinator"] + paths
        else if (cl[i] == cl[k]) count["itinerant"] <- count["itinerant"] + paths
        else if (cl[i] == cl[b] || cl[k] == cl[b]) {
          count["representative"] <- count["representative"] + paths / 2
          count["gatekeeper"] <- count["gatekeeper"] + paths / 2
        } else count["liaison"] <- count["liaison"] + paths
      }
    }
    put(name, paste0("two-mode-", roles), parties[b], count)
  }

  # The projection on parties: tied when they share a forum.
  p <- (a %*% t(a) > 0) * 1
  diag(p) <- 0
  br <- brokerage(p, cl)$raw.nli
  # sna counts each pair of ends of an undirected network twice.
  for (r in 1:5) put(name, paste0("brokerage-", roles[r]), parties, br[, r] / 2)
  gp <- graph_from_adjacency_matrix(p, mode = "undirected")
  tight <- constraint(gp)
  put(name, "constraint", parties[!is.nan(tight)], tight[!is.nan(tight)])
  for (i in seq_len(n)) {
    alters <- which(p[i, ] > 0)
    if (length(alters)) {
      put(name, "effective-size", parties[i],
          length(alters) - sum(p[alters, alters]) / length(alters))
    }
  }
  outward <- outer(cl, cl, "!=")
  external <- sum(p * outward) / 2
  internal <- sum(p * !outward) / 2
  put(name, "e-i", "", (external - internal) / (external + internal))

  part <- component.largest(p, result = "graph")
  for (by in c("degree", "betweenness", "closeness")) {
    f <- get(by, envir = asNamespace("sna"))
    put(name, paste0("centralisation-", by), "",
        centralization(part, f, mode = "graph"))
  }
}

directed <- function(name) {
  ties <- unique(table_of(name, "directed"))
  nodes <- sort(table_of(name, "groups")$node)
  a <- matrix(0, length(nodes), length(nodes), dimnames = list(nodes, nodes))
  a[cbind(ties$from, ties$to)] <- 1
  br <- brokerage(a, group_of(name, nodes))
  for (r in 1:5) {
    put(name, paste0("brokerage-", roles[r]), nodes, br$raw.nli[, r])
    put(name, paste0("expected-", roles[r]), nodes, br$exp.nli[, r])
    put(name, paste0("deviation-", roles[r]), nodes, br$sd.nli[, r])
  }
}

orders <- function(n) {
  if (n == 1) return(list(1L))
  unlist(lapply(orders(n - 1), function(o) lapply(0:(n - 1), function(k) append(o, n, k))),
         recursive = FALSE)
}

matrices <- function(name) {
  read <- function(number) {
    as.matrix(read.csv(file.path(folder, paste0(name, "-matrix-", number, ".csv")), header = FALSE))
  }
  one <- unname(read(1))
  two <- unname(read(2))
  square <- nrow(one) == ncol(one)
  if (square) {
    put(name, "correlation", "", gcor(one, two, mode = "digraph"))
    off <- row(one) != col(one)
    all <- sapply(orders(nrow(one)), function(o) cor(one[o, o][off], two[off]))
  } else {
    put(name, "correlation", "", cor(as.vector(one), as.vector(two)))
    all <- unlist(lapply(orders(nrow(one)), function(o) {
      sapply(orders(ncol(one)), function(k) cor(as.vector(one[o, k]), as.vector(two)))
    }))
  }
  observed <- rows[[length(rows)]]$value
  put(name, "mean", "", mean(all))
  put(name, "low", "", quantile(all, 0.025))
  put(name, "median", "", quantile(all, 0.5))
  put(name, "high", "", quantile(all, 0.975))
  put(name, "as-high", "", mean(all >= observed - 1e-12))
}

inputs <- function(what) sub(paste0("-", what), "", list.files(folder, paste0(what, "$")))
for (name in inputs("two-mode.csv")) two_mode(name)
for (name in inputs("directed.csv")) directed(name)
for (name in inputs("matrix-1.csv")) matrices(name)
write.csv(do.call(rbind, rows), row.names = FALSE, quote = TRUE, fileEncoding = "UTF-8")
