"""SQL statements built and compiled to text by SQLAlchemy's pure parts."""
# suites: counts
# install: sqlalchemy==2.0.36
# compile: sqlalchemy/sql sqlalchemy/util sqlalchemy/engine
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, func, select

meta = MetaData()
users = Table("users", meta, Column("id", Integer, primary_key=True), Column("name", String(50)))
orders = Table("orders", meta, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("total", Integer))


def unit():
    statement = (select(users.c.name, func.sum(orders.c.total).label("total")).join(orders, users.c.id == orders.c.user_id)
                 .where(users.c.name.like("a%"), orders.c.total.between(1, 100)).group_by(users.c.name).order_by("total").limit(10))
    return str(statement)
